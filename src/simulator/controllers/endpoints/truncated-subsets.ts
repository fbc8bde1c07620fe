import type { EndpointAddress, EndpointSubset } from '../../../resources/networking/endpoints.ts';

/** So many addresses fit into the endpoints of a service. */
const CAPACITY = 1000;

/**
 * What is left of subsets with more addresses than fit: those that are ready before those that are not, of each subset as
 * large a part as of the others. `undefined` where all fit.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/endpoint/endpoints_controller.go
 */
export const truncatedSubsets = (subsets: readonly EndpointSubset[]): EndpointSubset[] | undefined => {
  const count = (field: 'addresses' | 'notReadyAddresses'): number =>
    subsets.reduce((sum, subset) => sum + (subset[field]?.length ?? 0), 0);
  const ready = count('addresses');
  const notReady = count('notReadyAddresses');
  if (ready + notReady <= CAPACITY) return undefined;
  const isFull = ready > CAPACITY;
  const room = isFull ? CAPACITY : CAPACITY - ready;
  let left = room;
  const part = (addresses: EndpointAddress[] = [], total: number): EndpointAddress[] => {
    const kept = addresses.slice(0, Math.min(left, Math.ceil((addresses.length / total) * room)));
    left -= kept.length;
    return kept;
  };
  return subsets.map(({ addresses, notReadyAddresses, ...subset }) => {
    const kept = isFull ? part(addresses, ready) : addresses;
    const waiting = isFull ? [] : part(notReadyAddresses, notReady);
    return {
      ...(kept && kept.length > 0 && { addresses: kept }),
      ...(waiting.length > 0 && { notReadyAddresses: waiting }),
      ...subset,
    };
  });
};
