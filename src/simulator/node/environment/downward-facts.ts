import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';

/** What a container may learn of its pod and of its node. */
export interface DownwardFacts {
  readonly pod: Pod;
  readonly podIP: string | undefined;
  readonly hostIP: string;
  /** Of the node: what a container without a limit may use. */
  readonly allocatable: ResourceList;
}
