import { imageStreamKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ImageStream } from '../../resources/image-stream.ts';
import type { PodTemplateSpec } from '../../resources/pod-spec.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { Command, Invocation } from '../command.ts';
import { resolveKind } from '../client/discovery.ts';
import { qualifiedName } from '../client/object-name.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { allFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { alignTabs } from '../output/tab-writer.ts';

const resolveNames = 'alpha.image.policy.openshift.io/resolve-names';

/** `oc set image-lookup`: whether workloads may name the tags of a stream without a registry. */
export const setImageLookup: Command = {
  usage: 'STREAMNAME [...] [flags]',
  flags: [selectorFlag, allFlag, outputFlag, booleanFlag('list', 'If true, list image stream lookups.'), booleanFlag('enabled', 'Mark the image stream as resolving tags in this namespace.', { default: 'true' })],
  run: async (invocation) => {
    const { args, flags, client, context, namespace } = invocation;
    const whole = flags.boolean('all') || flags.has('selector');
    if (args.length === 0 && !whole) return context.stdout(listing(await streamsOf(invocation)));
    if (flags.boolean('list')) return context.stdout(listing(await streamsOf(invocation)));
    const targets = whole
      ? (await streamsOf(invocation)).map((object) => ({ kind: imageStreamKind, object }))
      : await Promise.all(args.map(async (word) => await targetOf(invocation, word)));
    for (const { kind, object } of targets) {
      const patch = kind === imageStreamKind ? streamPatch(object, flags.boolean('enabled')) : workloadPatch(object, flags.boolean('enabled'));
      if (!patch) continue;
      await client.patch(kind, object.metadata.namespace ?? namespace, object.metadata.name, patch, 'strategic', { fieldManager: 'kubectl-set' });
      context.stdout(`${qualifiedName(kind, object.metadata.name)} image lookup updated\n`);
    }
  },
};

interface Target {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
}

const streamsOf = async ({ client, namespace, flags }: Invocation): Promise<ImageStream[]> =>
  (await client.list<ImageStream>(imageStreamKind, namespace, flags.has('selector') ? { labelSelector: flags.string('selector') } : undefined)).items;

const targetOf = async ({ client, namespace }: Invocation, word: string): Promise<Target> => {
  const [type, name] = word.includes('/') ? (word.split('/') as [string, string]) : ['imagestreams', word];
  const kind = await resolveKind(client, type);
  return { kind, object: await client.get(kind, namespace, name) };
};

const listing = (streams: readonly ImageStream[]): string =>
  alignTabs(`NAME\tLOCAL\n${streams.map(({ metadata, spec }) => `${metadata.name}\t${spec?.lookupPolicy?.local ?? false}\n`).join('')}`, { padding: 2 });

const streamPatch = (stream: ImageStream, local: boolean): object | undefined => ((stream.spec?.lookupPolicy?.local ?? false) === local ? undefined : { spec: { lookupPolicy: { local } } });

const workloadPatch = (object: KubeObject, enabled: boolean): object | undefined => {
  const template = (object as { spec?: { template?: PodTemplateSpec } }).spec?.template;
  const now = template?.metadata.annotations?.[resolveNames];
  if ((now === '*') === enabled) return undefined;
  return { spec: { template: { metadata: { annotations: { [resolveNames]: enabled ? '*' : null } } } } };
};
