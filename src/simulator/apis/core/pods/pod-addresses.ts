import type { Pod } from '../../../../resources/workloads/pod.ts';

/**
 * A pod has one address for clients that know of one, and a list: who writes one of them writes both. Where they contradict each
 * other, the single one counts.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/v1/conversion.go
 */
export const matchAddresses = (status: Pod['status']): void => {
  if (status === undefined) return;
  const [first] = status.podIPs ?? [];
  if (!status.podIP) {
    if (first !== undefined) status.podIP = first.ip;
  } else if (status.podIP !== first?.ip) status.podIPs = [{ ip: status.podIP }];
};
