import type { ImageStream } from '../../resources/image-stream.ts';
import { imageStreamKind, podKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodTemplateSpec } from '../../resources/pod-spec.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { resolveKind } from '../client/discovery.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { qualifiedName } from '../client/object-name.ts';
import { podTemplatePathOf, podTemplateSpecOf } from '../client/pod-template.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { allFlag, dryRunFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';
import { alignTabs } from '../output/tab-writer.ts';

const resolveNames = 'alpha.image.policy.openshift.io/resolve-names';

/** `oc set image-lookup`: whether workloads may name the tags of a stream without a registry. */
export const setImageLookup: Command = {
  usage: 'STREAMNAME [...] [flags]',
  flags: [
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    booleanFlag('list', 'If true, list image stream lookups.'),
    booleanFlag('enabled', 'Mark the image stream as resolving tags in this namespace.', { default: 'true' }),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const whole = flags.boolean('all') || flags.has('selector');
    if (args.length === 0 && flags.has('selector'))
      throw new OcError("setting 'all' parameter but found a non empty selector. ");
    if (flags.boolean('list') && args.length > 0) return context.stdout(listing(await listedTargets(invocation)));
    if (whole && args.length > 0)
      throw new OcError('selectors and the all flag cannot be used when passing resource/name arguments');
    const targets =
      args.length === 0
        ? (await streamsOf(invocation)).map((object) => ({ kind: imageStreamKind, object }))
        : await namedTargets(invocation);
    if (flags.boolean('list') || (args.length === 0 && !whole)) return context.stdout(listing(targets));
    for (const target of targets) await update(invocation, target);
  },
};

type Target = Pick<LoadedObject, 'kind' | 'object'>;

const update = async (invocation: Invocation, { kind, object }: Target): Promise<void> => {
  const { flags, client, context, namespace } = invocation;
  const patch =
    kind === imageStreamKind
      ? streamPatch(object, flags.boolean('enabled'))
      : workloadPatch(kind, object, flags.boolean('enabled'));
  if (!patch) return;
  const dryRun = flags.string('dry-run') !== 'none';
  const query = { fieldManager: 'kubectl-set', ...(dryRun && { dryRun: 'All' }) };
  const changed = await client.patch<KubeObject>(
    kind,
    object.metadata.namespace ?? namespace,
    object.metadata.name,
    patch,
    'strategic',
    query,
  );
  if (flags.has('output'))
    return context.stdout(printObjects(flags.string('output'), { objects: [changed], kinds: [kind], single: true }));
  context.stdout(`${qualifiedName(kind, object.metadata.name)} image lookup updated${dryRun ? ' (dry run)' : ''}\n`);
};

const listedTargets = async (invocation: Invocation): Promise<Target[]> => {
  const errors: unknown[] = [];
  const loaded = await loadObjects(invocation, await selectResources(invocation, invocation.args), errors);
  throwCollected(errors);
  return loaded;
};

const namedTargets = async ({ args, client, namespace }: Invocation): Promise<Target[]> => {
  const targets: Target[] = [];
  for (const word of args) {
    const [type, name] = word.includes('/') ? (word.split('/') as [string, string]) : ['imagestreams', word];
    const kind = await resolveKind(client, type);
    targets.push({ kind, object: await client.get(kind, namespace, name) });
  }
  return targets;
};

const streamsOf = async ({ client, namespace, flags }: Invocation): Promise<ImageStream[]> =>
  (
    await client.list<ImageStream>(
      imageStreamKind,
      namespace,
      flags.has('selector') ? { labelSelector: flags.string('selector') } : undefined,
    )
  ).items;

const listing = (targets: readonly Target[]): string => {
  const rows = targets.map(({ kind, object }) => {
    const stream = kind === imageStreamKind;
    const name = stream ? object.metadata.name : `${kind.plural}/${object.metadata.name}`;
    return `${name}\t${stream ? ((object as ImageStream).spec?.lookupPolicy?.local ?? false) : resolvesNames(object)}\n`;
  });
  return alignTabs(`NAME\tLOCAL\n${rows.join('')}`, { padding: 2 });
};

const streamPatch = (stream: ImageStream, local: boolean): object | undefined =>
  (stream.spec?.lookupPolicy?.local ?? false) === local ? undefined : { spec: { lookupPolicy: { local } } };

const workloadPatch = (kind: ResourceKind, object: KubeObject, enabled: boolean): object | undefined => {
  const metadata = { annotations: { [resolveNames]: enabled ? '*' : null } };
  if (podTemplateSpecOf(kind, object) === undefined || resolvesNames(object) === enabled) return undefined;
  if (kind === podKind) return { metadata };
  return [...podTemplatePathOf(kind).slice(0, -1)]
    .reverse()
    .reduce<object>((inner, key) => ({ [key]: inner }), { metadata });
};

const resolvesNames = (object: KubeObject): boolean => {
  const { template, jobTemplate } =
    (object as { spec?: { template?: PodTemplateSpec; jobTemplate?: { spec: { template: PodTemplateSpec } } } }).spec ??
    {};
  const annotations = (jobTemplate?.spec.template ?? template)?.metadata?.annotations;
  return annotations?.[resolveNames] === '*' || object.metadata.annotations?.[resolveNames] === '*';
};
