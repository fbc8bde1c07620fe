import { parseImageReference } from '../../image/reference.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { allFlag, dryRunFlag, filenameFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { errorMessage } from '../error-text.ts';
import { referenceProblem } from '../image/reference-problem.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { changedTriggers, hookFlags } from '../set/change-triggers.ts';
import { patchObject } from '../set/patch-object.ts';
import { hookTypes, type ImageTrigger, type TriggerSet, type TriggerStore } from '../set/trigger-set.ts';
import { triggerStoreOf } from '../set/trigger-store.ts';

/** `oc set triggers`: what changes a workload, or starts a build, by itself. */
export const setTriggers: Command = {
  usage: 'RESOURCE/NAME [--from-config|--from-image|--from-github|--from-webhook] [--auto|--manual] [flags]',
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
    booleanFlag('from-github', 'If true, a GitHub webhook - a secret value will be generated automatically'),
    booleanFlag('from-webhook', 'If true, a generic webhook - a secret value will be generated automatically'),
    booleanFlag(
      'from-webhook-allow-env',
      'If true, a generic webhook which can provide environment variables - a secret value will be generated automatically',
    ),
    booleanFlag('from-gitlab', 'If true, a GitLab webhook - a secret value will be generated automatically'),
    booleanFlag('from-bitbucket', 'If true, a Bitbucket webhook - a secret value will be generated automatically'),
    listFlag('containers', 'Comma delimited list of container names this trigger applies to on deployments', {
      short: 'c',
    }),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    checkImage(invocation);
    const count = sourceFlags.filter((name) => flags.has(name)).length;
    checkFlags(invocation, count);
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectResources(invocation, args), errors);
    throwCollected(errors);
    if (count === 0 && !['remove', 'remove-all', 'auto', 'manual'].some((name) => flags.boolean(name)))
      return context.stdout(listing(loaded));
    const [only, ...others] = loaded;
    if (only && others.length === 0 && triggerStoreOf(only.kind) === undefined)
      throw new OcError(`${only.kind.plural}/${only.object.metadata.name} does not support triggers`);
    for (const target of loaded) {
      const store = triggerStoreOf(target.kind);
      if (store) await update(invocation, target, store).catch((error: unknown) => errors.push(error));
    }
    throwCollected(errors);
  },
};

const sourceFlags = ['from-config', 'from-image', ...Object.keys(hookFlags)];

const checkImage = ({ flags }: Invocation): void => {
  if (!flags.has('from-image')) return;
  const { registry, id, tag } = parsed(flags.string('from-image'));
  if (registry || id) throw new OcError('the value of --from-image must point to an image stream tag on this server');
  if (!tag) throw new OcError('the value of --from-image must include the tag you wish to pull from');
};

const parsed = (text: string) => {
  try {
    return parseImageReference(text);
  } catch (cause) {
    throw new OcError(
      `the value of --from-image does not appear to be a valid reference to an image: ${referenceProblem(cause)}`,
      { cause },
    );
  }
};

const checkFlags = ({ flags }: Invocation, count: number): void => {
  const [auto, manual, remove, all] = ['auto', 'manual', 'remove', 'remove-all'].map((name) => flags.boolean(name));
  if (auto && manual) throw new OcError('you must specify at most one of --auto or --manual');
  if (remove && all) throw new OcError('you must specify either --remove or --remove-all');
  if (all && (count > 0 || auto || manual)) throw new OcError('--remove-all may not be used with any other flag');
  if (remove && count === 0) throw new OcError('--remove requires a flag defining a trigger type to be specified');
  if (count > 1) throw new OcError('you may only set one trigger type at a time');
};

const update = async (invocation: Invocation, loaded: LoadedObject, store: TriggerStore): Promise<void> => {
  const { kind, object } = loaded;
  const patch = newPatch(invocation, object, store, `${kind.plural}/${object.metadata.name}`);
  if (Object.keys(patch).length > 0) await patchObject(invocation, loaded, patch, 'triggers updated');
};

const newPatch = (invocation: Invocation, object: KubeObject, store: TriggerStore, name: string): object => {
  try {
    return store.patch(object, changedTriggers(store.read(object), object, invocation));
  } catch (error) {
    throw new OcError(`${name} ${errorMessage(error)}`);
  }
};

const listing = (loaded: readonly LoadedObject[]): string => {
  const rows = loaded.flatMap(({ kind, object }) => {
    const name = `${kind.plural}/${object.metadata.name}`;
    const triggers = readTriggers(triggerStoreOf(kind), object);
    if (triggers === undefined) return [`${name}\t<error>\t\tfalse\n`];
    return [
      `${name}\tconfig\t\t${triggers.config}\n`,
      ...triggers.images.map((image) => `${name}\timage\t${sourceText(image)}\t${image.auto}\n`),
      ...hookTypes.flatMap((type) =>
        triggers.hooks[type].map(({ allowEnv }) => `${name}\t${type}\t<secret>${allowEnv ? ', allowenv' : ''}\t\n`),
      ),
    ];
  });
  return alignTabs(`NAME\tTYPE\tVALUE\tAUTO\n${rows.join('')}`, { tabWidth: 2, padding: 2 });
};

const readTriggers = (store: TriggerStore | undefined, object: KubeObject): TriggerSet | undefined => {
  try {
    return store?.read(object);
  } catch {
    return undefined;
  }
};

const sourceText = ({ from, namespace, names }: ImageTrigger): string =>
  `${namespace && `${namespace}/`}${from}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
