/**
 * Annotations of what `oc idle` has put to sleep.
 *
 * @see https://github.com/openshift/api/blob/release-4.19/unidling/v1alpha1/types.go
 */
export const idlingKeys = {
  /** When: of services, endpoints and workloads. */
  at: 'idling.alpha.openshift.io/idled-at',
  /** What services and endpoints need to wake up: a list of {@link IdledWorkload} as JSON. */
  targets: 'idling.alpha.openshift.io/unidle-targets',
  /** How large workloads were. */
  size: 'idling.alpha.openshift.io/previous-scale',
} as const;

/** A workload behind an idled service, and its size before. */
export interface IdledWorkload {
  readonly kind: string;
  readonly name: string;
  readonly group?: string;
  readonly replicas: number;
}
