import { isNotFound } from '../../client/client.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { readsFilesAlone } from '../../client/manifests.ts';
import { selectReadable } from '../../client/select-from-files.ts';
import { type Selection, selectResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { allNamespacesFlag, chunkSizeFlag, fileFlags, selectorFlag } from '../../command-line/shared-flags.ts';
import { describerOf } from '../../describe/describers.ts';
import { throwCollected } from '../../oc-error.ts';

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
    const failures: unknown[] = [];
    const selections = (await readsFilesAlone(invocation))
      ? await selectReadable(invocation, failures)
      : await selectResources(invocation, invocation.args);
    const loaded = await loadObjects(invocation, selections, failures);
    const [failure, ...more] = failures;
    const [, beginning] = invocation.args;
    if (more.length === 0 && isNotFound(failure) && beginning !== undefined && invocation.args.length === 2)
      return describeAlike(invocation, selections, beginning, failure);
    await describeAll(invocation, loaded, failures);
  },
};

const describeAll = async (
  invocation: Invocation,
  loaded: readonly LoadedObject[],
  failures: readonly unknown[],
): Promise<void> => {
  const texts: string[] = [];
  const errors = new Map<string, unknown>();
  for (const each of loaded)
    await textOf(invocation, each).then(
      (text) => texts.push(text),
      (error: unknown) => errors.set(String(error), error),
    );
  invocation.context.stdout(texts.join('\n\n'));
  if (loaded.length === 0 && failures.length === 0) invocation.context.stderr(nothingFound(invocation));
  throwCollected([...failures, ...errors.values()]);
};

/** Describes the objects whose names begin like the one that does not exist. */
const describeAlike = async (
  invocation: Invocation,
  selections: readonly Selection[],
  beginning: string,
  missing: unknown,
): Promise<void> => {
  const failures: unknown[] = [];
  const all = await loadObjects(
    invocation,
    selections.map(({ kind }) => ({ kind, names: undefined })),
    failures,
  );
  throwCollected(failures);
  const alike = all.filter(({ object }) => object.metadata.name.startsWith(beginning));
  if (alike.length === 0) throw missing;
  for (const each of alike) invocation.context.stdout(`${await textOf(invocation, each)}\n`);
};

const textOf = (
  { client, context, flags, namespace: current }: Invocation,
  { kind, object, namespace }: LoadedObject,
): Promise<string> =>
  describerOf(kind)({
    client,
    namespace: namespace || current,
    name: object.metadata.name,
    now: context.now(),
    showEvents: flags.boolean('show-events'),
  });

const nothingFound = ({ flags, namespace }: Invocation): string =>
  flags.boolean('all-namespaces') ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`;
