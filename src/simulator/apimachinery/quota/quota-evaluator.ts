import type { KubeObject } from '../../../resources/kube-object.ts';
import type { QuotaScope } from '../../../resources/projects/resource-quota.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';

/**
 * Measures what objects of one kind take of the quotas of their namespace.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/quota/v1/interfaces.go
 */
export interface QuotaEvaluator {
  /** The writes that may take more than before. */
  readonly operations: readonly ('CREATE' | 'UPDATE')[];
  /** Whether an accepted write is counted at once; otherwise it leads to another write that is. */
  readonly charges: boolean;
  /** Whether objects of the kind may take some of this resource: `pods`, `requests.cpu`, `count/secrets`. */
  measures(resource: string): boolean;
  matchesScope(scope: QuotaScope, object: KubeObject): boolean;
  /** What an object lacks to be measured; `undefined` when nothing. */
  lacks(resources: readonly string[], object: KubeObject): string | undefined;
  usage(object: KubeObject, now: number): ResourceList;
}
