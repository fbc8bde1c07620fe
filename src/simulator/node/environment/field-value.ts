import { metadataField } from '../../../resources/metadata/metadata-field.ts';
import type { DownwardFacts } from './downward-facts.ts';

/**
 * A field of a pod as its containers are told it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const fieldValue = ({ pod, podIP = '', hostIP }: DownwardFacts, path: string): string => {
  switch (path) {
    case 'spec.nodeName':
      return pod.spec.nodeName ?? '';
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName ?? '';
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostIP;
    case 'status.podIP':
    case 'status.podIPs':
      return podIP;
    default:
      return metadataField(pod, path) ?? '';
  }
};
