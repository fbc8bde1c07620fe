import { isNotFound } from '../client/client.ts';
import { loadObjects } from '../client/load-objects.ts';
import { readsFiles } from '../client/manifests.ts';
import { selectFromFiles } from '../client/select-from-files.ts';
import { type Selection, selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { allNamespacesFlag, chunkSizeFlag, fileFlags, selectorFlag } from '../command-line/shared-flags.ts';
import { describerOf } from '../describe/describers.ts';
import { throwCollected } from '../oc-error.ts';

/** `oc describe`: an object and what belongs to it, in words. A name that does not exist may be the beginning of others. */
export const describe: Command = {
  usage: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [flags]',
  flags: [
    selectorFlag,
    allNamespacesFlag,
    ...fileFlags,
    chunkSizeFlag,
    booleanFlag('show-events', 'If true, display events related to the described object.', { default: 'true' }),
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    const selections = readsFiles(flags)
      ? await selectFromFiles(invocation)
      : await selectResources(invocation, invocation.args);
    const errors: unknown[] = [];
    const texts: string[] = [];
    for (const selection of selections) {
      for (const { namespace, name } of await namesOf(invocation, selection, errors)) {
        const place = { client, namespace, name, now: context.now(), showEvents: flags.boolean('show-events') };
        await describerOf(selection.kind)(place).then(
          (text) => texts.push(text),
          (error: unknown) => errors.push(error),
        );
      }
    }
    context.stdout(texts.join('\n\n'));
    if (texts.length === 0 && errors.length === 0) context.stderr(nothingFound(invocation));
    throwCollected(errors);
  },
};

interface Named {
  readonly namespace: string;
  readonly name: string;
}

const namesOf = async (invocation: Invocation, selection: Selection, errors: unknown[]): Promise<Named[]> => {
  const found: unknown[] = [];
  const loaded = await loadObjects(invocation, [selection], found);
  const names = loaded.map(({ object, namespace }) => ({
    name: object.metadata.name,
    namespace: namespace || invocation.namespace,
  }));
  const [prefix, ...more] = selection.names ?? [];
  if (found.length === 1 && isNotFound(found[0]) && prefix !== undefined && more.length === 0) {
    const matches = await loadObjects(invocation, [{ kind: selection.kind, names: undefined }], []);
    const alike = matches.filter(({ object }) => object.metadata.name.startsWith(prefix));
    if (alike.length > 0)
      return alike.map(({ object, namespace }) => ({
        name: object.metadata.name,
        namespace: namespace || invocation.namespace,
      }));
  }
  errors.push(...found);
  return names;
};

const nothingFound = ({ flags, namespace }: Invocation): string =>
  flags.boolean('all-namespaces') ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`;
