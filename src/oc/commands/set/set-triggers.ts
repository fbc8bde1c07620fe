import { parseImageReference } from '../../../image/reference.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { merged } from '../../apply/merged.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { referenceProblem } from '../../image/reference-problem.ts';
import { OcError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { changeObjects, titleOf } from '../../set/change-objects.ts';
import { changedTriggers, hookFlags } from '../../set/change-triggers.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';
import { hookTypes, type ImageTrigger, type TriggerSet, type TriggerStore } from '../../set/trigger-set.ts';
import { triggerStoreOf } from '../../set/trigger-store.ts';

/** `oc set triggers`: what changes a workload, or starts a build, by itself. */
export const setTriggers: Command = {
  usage: 'RESOURCE/NAME [--from-config|--from-image|--from-github|--from-webhook] [--auto|--manual] [flags]',
  flags: [
    ...setFlags,
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
    const found = await setTargets(invocation, args);
    if (count === 0 && !['remove', 'remove-all', 'auto', 'manual'].some((name) => flags.boolean(name)))
      return context.stdout(listing(found.targets));
    await changeObjects(invocation, found, {
      outcome: 'triggers updated',
      change: (target) => {
        const store = triggerStoreOf(target.kind);
        if (!store) return false;
        const { object } = target;
        target.object = merged(object, store.patch(object, changedTriggers(store.read(object), object, invocation)));
        return true;
      },
      unfit: (target) => new OcError(`${titleOf(target)} does not support triggers`),
    });
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

const listing = (loaded: readonly LoadedObject[]): string => {
  const rows = loaded.flatMap((target) => {
    const name = titleOf(target);
    const triggers = readTriggers(triggerStoreOf(target.kind), target.object);
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
