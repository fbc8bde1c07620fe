import { parseImageReference } from '../../image/reference.ts';
import { referenceError } from '../../image/reference-error.ts';
import type { Build } from '../../resources/builds/build.ts';
import { type BuildReference, inputReference } from '../../resources/builds/build-config.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { streamImageName, streamTagName } from './stream-name.ts';

/** What workloads and builds use, whatever registry they name. */
export interface UsedImages {
  /** `project/stream:tag` and `project/stream@sha256:…` */
  readonly names: ReadonlySet<string>;
  /** References that cannot be understood: `pod/web namespace=demo: container web: invalid image reference "…": …` */
  readonly invalid: readonly string[];
}

/**
 * Collects what must not be pruned because something uses it. Pods that have ended long ago use nothing.
 *
 * @param keepAfter milliseconds since the epoch
 */
export const usedImages = (users: readonly KubeObject[], keepAfter: number): UsedImages => {
  const used = { names: new Set<string>(), invalid: [] as string[] };
  for (const kind of kindsInOrder)
    for (const user of users)
      if (user.kind === kind && !(kind === 'Pod' && isOver(user as Pod, keepAfter)))
        for (const { referrer = '', target, name, read } of referencesOf(user))
          try {
            const found = read(name);
            if (found !== undefined) used.names.add(found);
          } catch (error) {
            const { namespace, name: userName } = user.metadata;
            const whose = `${kind.toLowerCase()}/${userName} namespace=${namespace}: ${referrer && `${referrer}: `}`;
            used.invalid.push(`${whose}invalid ${target} reference "${name}": ${(error as Error).message}`);
          }
  return used;
};

const kindsInOrder = [
  'Pod',
  'ReplicationController',
  'DeploymentConfig',
  'ReplicaSet',
  'Deployment',
  'DaemonSet',
  'Build',
  'BuildConfig',
  'StatefulSet',
  'Job',
  'CronJob',
];

interface Reference {
  /** Which part of the object refers. */
  referrer?: string;
  target: string;
  name: string;
  /** @returns what it means; `undefined` for what cannot be in a stream. @throws Error that says what is wrong with it */
  read(name: string): string | undefined;
}

const referencesOf = (user: KubeObject): Reference[] => {
  if (user.kind !== 'Build' && user.kind !== 'BuildConfig') return podReferences(podSpecOf(user));
  const from = inputReference((user as Build).spec.strategy);
  return from === undefined ? [] : buildReferences(from, from.namespace || (user.metadata.namespace ?? ''));
};

const podReferences = (spec: PodSpec | undefined): Reference[] =>
  [
    ...(spec?.initContainers ?? []).map(({ name, image }) => ({ referrer: `init container ${name}`, name: image })),
    ...(spec?.containers ?? []).map(({ name, image }) => ({ referrer: `container ${name}`, name: image })),
  ]
    .filter(({ name }) => name?.trim())
    .map((container) => ({ ...container, target: 'image', read: imageName }));

const buildReferences = ({ kind, name }: BuildReference, namespace: string): Reference[] => {
  if (kind === 'DockerImage') return name.trim() ? [{ target: 'image', name, read: imageName }] : [];
  const read = readers[kind];
  return read === undefined ? [] : [{ target: kind, name, read: (text) => `${namespace}/${read(text)}` }];
};

const readers: Readonly<Record<string, (name: string) => string>> = {
  ImageStreamTag: streamTagName,
  ImageStreamImage: streamImageName,
};

const isOver = ({ metadata, status }: Pod, keepAfter: number): boolean =>
  status?.phase !== 'Running' &&
  status?.phase !== 'Pending' &&
  Date.parse(metadata.creationTimestamp ?? '') < keepAfter;

interface Templated extends KubeObject {
  spec: { template?: { spec: PodSpec }; jobTemplate?: { spec: { template: { spec: PodSpec } } } } & PodSpec;
}

const podSpecOf = (user: KubeObject): PodSpec | undefined => {
  const { spec } = user as Templated;
  if (user.kind === 'Pod') return spec;
  return spec.jobTemplate?.spec.template.spec ?? spec.template?.spec;
};

/** Only names of the form `host/project/stream` can be streams. */
const imageName = (pullSpec: string): string | undefined => {
  const wrong = referenceError(pullSpec);
  if (wrong !== undefined) throw new Error(wrong);
  const { registry, namespace, name, tag, id } = parseImageReference(pullSpec);
  if (!registry || !namespace || name.includes('/')) return undefined;
  return id ? `${namespace}/${name}@${id}` : `${namespace}/${name}:${tag || 'latest'}`;
};
