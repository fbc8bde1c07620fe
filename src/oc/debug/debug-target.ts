import type { ImageStream } from '../../resources/images/image-stream.ts';
import {
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  imageStreamImageKind,
  imageStreamKind,
  imageStreamTagKind,
  jobKind,
  nodeKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  statefulSetKind,
} from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject, ObjectMeta } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { resolveKind } from '../client/discovery.ts';
import { readManifests } from '../client/manifests.ts';
import { podTemplatePathOf } from '../client/pod-template.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { nodeSpec } from './node-spec.ts';

/** What a pod for debugging is made from. */
export interface DebugTarget {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly namespace: string;
  readonly template: { readonly metadata?: Partial<ObjectMeta>; readonly spec: PodSpec };
}

/**
 * The pod, or the template of pods, of what a command line names; without a name an image alone.
 *
 * @throws OcError for several objects, and for those without pods
 */
export const debugTarget = async (invocation: Invocation, words: readonly string[]): Promise<DebugTarget> => {
  const { flags, namespace } = invocation;
  if (words.length === 0 && !flags.has('filename')) {
    const image = flags.string('image') || (await defaultImage(invocation));
    const spec = { containers: [{ name: 'debug', image, resources: {} }] } as PodSpec;
    return { kind: podKind, name: 'image', namespace, template: { spec } };
  }
  const found = await objectsOf(invocation, words);
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new OcError('you must identify a single resource with a pod template to debug');
  const { kind, object } = first;
  const { name, namespace: place = namespace } = object.metadata;
  const template = await templateOf(invocation, kind, object);
  if (template === undefined) throw new OcError(`cannot debug ${name}: *v1.${kind.kind} is not supported by debug`);
  return { kind, name, namespace: place, template };
};

const objectsOf = async (
  invocation: Invocation,
  words: readonly string[],
): Promise<{ kind: ResourceKind; object: KubeObject }[]> => {
  const { flags, client, namespace } = invocation;
  // A kustomization counts beside a file alone.
  if (flags.has('filename')) return await readManifests(invocation);
  const named = await Promise.all(
    words.map(async (word) => {
      const [type, name] = word.includes('/') ? word.split('/') : ['pods', word];
      return { kind: await resolveKind(client, type as string), name: name as string };
    }),
  );
  if (new Set(named.map(({ kind }) => kind)).size > 1) throw new OcError('you may only specify a single resource type');
  return await Promise.all(
    named.map(async ({ kind, name }) => ({ kind, object: await client.get(kind, namespace, name) })),
  );
};

const templateOf = async (
  invocation: Invocation,
  kind: ResourceKind,
  object: KubeObject,
): Promise<DebugTarget['template'] | undefined> => {
  if (kind === nodeKind) return { spec: nodeSpec(invocation, object, await imageForNodes(invocation)) };
  if (kind === podKind) return object as Pod;
  if (kind === imageStreamTagKind || kind === imageStreamImageKind) {
    const { image } = object as KubeObject & { image: { dockerImageReference: string } };
    const containers = [{ name: 'container-00', image: image.dockerImageReference, resources: {} }];
    return { spec: { containers, restartPolicy: 'Never' } as PodSpec };
  }
  if (kind === deploymentConfigKind) return await latestTemplate(invocation, object);
  return templated.includes(kind) ? templateIn(kind, object) : undefined;
};

const templated = [
  replicationControllerKind,
  replicaSetKind,
  deploymentKind,
  statefulSetKind,
  daemonSetKind,
  jobKind,
  cronJobKind,
];

const templateIn = (kind: ResourceKind, object: KubeObject): DebugTarget['template'] => {
  let value: unknown = object;
  for (const key of podTemplatePathOf(kind).slice(0, -1)) value = (value as Record<string, unknown>)[key];
  return value as DebugTarget['template'];
};

/** What the latest rollout runs rather than what the next one would. */
const latestTemplate = async ({ client }: Invocation, config: KubeObject): Promise<DebugTarget['template']> => {
  const { latestVersion = 0 } = (config as KubeObject & { status?: { latestVersion?: number } }).status ?? {};
  const { name, namespace = '' } = config.metadata;
  const rollout = await client.find(replicationControllerKind, namespace, `${name}-${latestVersion}`);
  return templateIn(deploymentConfigKind, rollout ?? config);
};

const defaultImage = async (invocation: Invocation): Promise<string> => {
  const stream = invocation.flags.string('image-stream') || TOOLS;
  return await resolveTag(invocation, stream).catch((error: Error) => {
    const why = `unable to resolve a default pod image from image stream ${stream}: ${error.message}`;
    throw new OcError(why, { cause: error });
  });
};

const imageForNodes = async (invocation: Invocation): Promise<string> =>
  invocation.flags.string('image') ||
  (await resolveTag(invocation, invocation.flags.string('image-stream') || TOOLS).catch(() => SUPPORT_TOOLS));

const TOOLS = 'openshift/tools:latest';
const SUPPORT_TOOLS = 'registry.redhat.io/rhel9/support-tools';

/** The image that a tag of a stream leads to. @param text `namespace/name:tag` */
const resolveTag = async ({ client }: Invocation, text: string): Promise<string> => {
  const [, namespace, name = '', tag = 'latest'] = /^([^/]+)\/([^:]*)(?::(.*))?$/.exec(text) ?? [];
  if (namespace === undefined) throw new OcError('expected namespace/name:tag');
  const { status } = await client.get<ImageStream>(imageStreamKind, namespace, name);
  const image = status?.tags?.find((each) => each.tag === tag)?.items?.[0]?.dockerImageReference;
  if (image === undefined)
    throw new OcError(`unable to resolve the imagestream tag ${namespace}/${name}:${tag}: not found`);
  return image;
};
