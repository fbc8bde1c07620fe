import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';

/** All containers of a pod with their paths, in the order in which they are looked at. @param path that of the spec */
export const containersOf = (spec: PodSpec, path: string): (readonly [Container, string])[] =>
  (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => [container, `${path}.${list}[${index}]`] as const),
  );
