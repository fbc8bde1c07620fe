import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import { readsFiles } from '../../client/manifests.ts';
import { podTemplatePathOf, podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import type { Flags } from '../../command-line/flags.ts';
import { OcError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { namedTargets } from '../../set/named-targets.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

const resolveNames = 'alpha.image.policy.openshift.io/resolve-names';

/** `oc set image-lookup`: whether workloads may name the tags of a stream without a registry. */
export const setImageLookup: Command = {
  usage: 'STREAMNAME [...] [flags]',
  flags: [
    ...setFlags,
    booleanFlag('list', 'Display the current states of the requested resources.'),
    booleanFlag('enabled', 'Mark the image stream as resolving tagged images in this namespace.', { default: 'true' }),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const files = readsFiles(flags);
    if (flags.boolean('local') && args.length > 0) throw new OcError('pass files with -f when using --local');
    if (args.length === 0 && !files && flags.has('selector'))
      throw new OcError("setting 'all' parameter but found a non empty selector. ");
    const lists = flags.boolean('list');
    if (!lists && (flags.boolean('all') || flags.has('selector')) && args.length > 0)
      throw new OcError('selectors and the all flag cannot be used when passing resource/name arguments');
    const words =
      args.length === 0 && !files ? ['imagestreams'] : lists ? args : namedTargets(invocation, 'imagestreams', args);
    if (lists || (args.length === 0 && !flags.boolean('all') && !flags.has('output')))
      return context.stdout(
        listing((await setTargets(invocation, words, { whole: true, asksForFiles: true })).targets),
      );
    await changeObjects(invocation, await setTargets(invocation, words, { whole: true, asksForFiles: true }), {
      outcome: 'image lookup updated',
      failing: 'failed to patch image lookup: %s\n',
      change: ({ kind, object }) => {
        if (kind === imageStreamKind) (object as ImageStream).spec = withLookup(object as ImageStream, flags);
        else markTemplate(kind, object, flags.boolean('enabled'));
        return true;
      },
    });
  },
};

const withLookup = ({ spec }: ImageStream, flags: Flags): ImageStream['spec'] => ({
  ...spec,
  lookupPolicy: { local: flags.boolean('enabled') },
});

/** The pods of a workload say it in their annotations, other objects in their own. */
const markTemplate = (kind: ResourceKind, object: KubeObject, enabled: boolean): void => {
  const { metadata } = podTemplateOf(kind, object) ?? object;
  const { [resolveNames]: _, ...annotations } = metadata.annotations ?? {};
  if (enabled) metadata.annotations = { ...annotations, [resolveNames]: '*' };
  else if (Object.keys(annotations).length > 0) metadata.annotations = annotations;
  else delete metadata.annotations;
};

const podTemplateOf = (kind: ResourceKind, object: KubeObject): { metadata: KubeObject['metadata'] } | undefined => {
  const path = podTemplatePathOf(kind).slice(0, -1);
  if (podTemplateSpecOf(kind, object) === undefined || path.length === 0) return undefined;
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], object) as {
    metadata: KubeObject['metadata'];
  };
};

const listing = (targets: readonly LoadedObject[]): string => {
  const rows = targets.map((target) => {
    const { kind, object } = target;
    const stream = kind === imageStreamKind;
    const name = stream ? object.metadata.name : `${kind.plural}/${object.metadata.name}`;
    return `${name}\t${stream ? ((object as ImageStream).spec?.lookupPolicy?.local ?? false) : resolvesNames(target)}\n`;
  });
  return alignTabs(`NAME\tLOCAL\n${rows.join('')}`, { padding: 2 });
};

const resolvesNames = ({ kind, object }: LoadedObject): boolean =>
  [podTemplateOf(kind, object), object].some((each) => each?.metadata.annotations?.[resolveNames] === '*');
