import { isDeepStrictEqual } from 'node:util';
import { parseImageReference } from '../../image/reference.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { qualifiedName } from '../client/object-name.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { allFlag, dryRunFlag, filenameFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { changedTriggers } from '../set/change-triggers.ts';
import { type ImageTrigger, triggerStoreOf } from '../set/trigger-set.ts';

/** `oc set triggers`: what changes a workload by itself. */
export const setTriggers: Command = {
  usage: 'RESOURCE/NAME [--from-config|--from-image] [--auto|--manual] [flags]',
  flags: [
    filenameFlag,
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    booleanFlag('remove', 'If true, remove the specified trigger(s).'),
    booleanFlag('remove-all', 'If true, remove all triggers.'),
    booleanFlag('auto', 'If true, enable all triggers, or just the specified trigger'),
    booleanFlag('manual', 'If true, set all triggers to manual, or just the specified trigger'),
    booleanFlag('from-config', 'If set, configuration changes will result in a change'),
    stringFlag('from-image', 'An image stream tag to trigger off of'),
    listFlag('containers', 'Comma delimited list of container names this trigger applies to', { short: 'c' }),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    validate(invocation);
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectResources(invocation, args), errors);
    throwCollected(errors);
    const asks = ['remove', 'remove-all', 'auto', 'manual', 'from-config', 'from-image'].some((name) =>
      flags.has(name),
    );
    if (!asks) return context.stdout(listing(loaded));
    for (const target of loaded) await update(invocation, target).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const validate = ({ flags }: Invocation): void => {
  if (flags.boolean('auto') && flags.boolean('manual'))
    throw new OcError('you must specify at most one of --auto or --manual');
  if (!flags.has('from-image')) return;
  const value = flags.string('from-image');
  const { registry, id, tag } = parseImageReference(value);
  if (registry || id) throw new OcError('the value of --from-image must point to an image stream tag on this server');
  if (!tag) throw new OcError('the value of --from-image must include the tag you wish to pull from');
};

const update = async (invocation: Invocation, { kind, object }: LoadedObject): Promise<void> => {
  const { flags, client, context, namespace } = invocation;
  const store = triggerStoreOf(kind, object);
  const before = store.read(object);
  const next = changedTriggers(before, store.containersOf(object), invocation);
  const name = qualifiedName(kind, object.metadata.name);
  if (isDeepStrictEqual(before, next) && !flags.has('output')) return context.stdout(`${name} triggers updated\n`);
  const dryRun = flags.string('dry-run') !== 'none';
  const query = { fieldManager: 'kubectl-set', ...(dryRun && { dryRun: 'All' }) };
  const patch = store.patch(object, next);
  const changed = await client.patch<KubeObject>(kind, namespace, object.metadata.name, patch, 'strategic', query);
  context.stdout(
    flags.has('output')
      ? printObjects(flags.string('output'), { objects: [changed], kinds: [kind], single: true })
      : `${name} triggers updated${dryRun ? ' (dry run)' : ''}\n`,
  );
};

const listing = (loaded: readonly LoadedObject[]): string => {
  const rows = loaded.flatMap(({ kind, object }) => {
    const { config, images } = triggerStoreOf(kind, object).read(object);
    const name = `${kind.plural}/${object.metadata.name}`;
    return [
      `${name}\tconfig\t\t${config}\n`,
      ...images.map((image) => `${name}\timage\t${sourceText(image, object)}\t${image.auto}\n`),
    ];
  });
  return alignTabs(`NAME\tTYPE\tVALUE\tAUTO\n${rows.join('')}`, { tabWidth: 2, padding: 2 });
};

const sourceText = ({ from, namespace, names }: ImageTrigger, { metadata }: KubeObject): string =>
  `${namespace || metadata.namespace}/${from} (${names.join(', ')})`;
