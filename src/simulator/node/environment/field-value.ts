import type { DownwardFacts } from './downward-facts.ts';

/**
 * A field of a pod as its containers are told it; labels and annotations as a whole are lines of `key="value"`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const fieldValue = ({ pod, podIP = '', hostIP }: DownwardFacts, path: string): string => {
  const { metadata, spec } = pod;
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
  if (map !== undefined) return metadata[map as 'labels' | 'annotations']?.[key] ?? '';
  switch (path) {
    case 'metadata.name':
    case 'metadata.namespace':
    case 'metadata.uid':
      return metadata[path.slice('metadata.'.length) as 'name'] ?? '';
    case 'metadata.labels':
    case 'metadata.annotations':
      return linesOf(metadata[path.slice('metadata.'.length) as 'labels'] ?? {});
    case 'spec.nodeName':
      return spec.nodeName ?? '';
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? '';
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostIP;
    case 'status.podIP':
    case 'status.podIPs':
      return podIP;
    default:
      return '';
  }
};

const linesOf = (values: Readonly<Record<string, string>>): string =>
  Object.keys(values)
    .sort()
    .map((key) => `${key}=${JSON.stringify(values[key])}`)
    .join('\n');
