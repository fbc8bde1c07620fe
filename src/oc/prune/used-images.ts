import { InvalidReferenceError, parseImageReference } from '../../image/reference.ts';
import type { Build } from '../../resources/build.ts';
import { type BuildReference, inputReference } from '../../resources/build-config.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/pod.ts';
import type { PodSpec } from '../../resources/pod-spec.ts';

/** What workloads and builds use, whatever registry they name: `project/stream:tag` and `project/stream@sha256:…`. */
export type UsedImages = ReadonlySet<string>;

/**
 * Collects what must not be pruned because something uses it. Pods that have ended long ago use nothing.
 *
 * @param keepAfter milliseconds since the epoch
 */
export const usedImages = (users: readonly KubeObject[], keepAfter: number): UsedImages => {
  const used = new Set<string>();
  for (const user of users) {
    const { kind, metadata } = user;
    const strategy = kind === 'Build' || kind === 'BuildConfig' ? (user as Build).spec.strategy : undefined;
    if (strategy !== undefined) {
      const name = buildInput(inputReference(strategy), metadata.namespace ?? '');
      if (name !== undefined) used.add(name);
      continue;
    }
    if (kind === 'Pod' && isOver(user as Pod, keepAfter)) continue;
    const spec = podSpecOf(user);
    for (const { image } of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
      const name = imageName(image);
      if (name !== undefined) used.add(name);
    }
  }
  return used;
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
  try {
    const { registry, namespace, name, tag, id } = parseImageReference(pullSpec.trim());
    if (!registry || !namespace || name.includes('/')) return undefined;
    return id ? `${namespace}/${name}@${id}` : `${namespace}/${name}:${tag || 'latest'}`;
  } catch (error) {
    if (error instanceof InvalidReferenceError) return undefined;
    throw error;
  }
};

const buildInput = (from: BuildReference | undefined, namespace: string): string | undefined => {
  if (from === undefined) return undefined;
  return from.kind === 'DockerImage' ? imageName(from.name) : `${from.namespace || namespace}/${from.name}`;
};
