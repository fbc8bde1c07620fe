import type { KubeObject } from '../../../src/resources/kube-object.ts';
import { createNormalise } from '../normalise.ts';

/**
 * `objects pods`, `objects deployments`, …: a list of objects as one line each, all fields but those that are chance: names,
 * moments, versions, addresses, who wrote what. Objects that are equal then are one.
 */
export const podObjects = (line: string, json: string, titles: ReadonlyMap<string, string>): string => {
  const { items = [] } = JSON.parse(json) as { items?: KubeObject[] };
  const normalise = createNormalise(new Map(titles));
  const lines = items
    .filter((item) => !isChance(item))
    .map((item) => normalise(JSON.stringify(cleaned(item))).replaceAll(/\bdigest-\d+\b/g, '<digest>'));
  return [...new Set(lines)].sort().join('\n') || `(no ${line.slice('objects '.length)})`;
};

/** How often a replica set failed to make a pod before its image was known. */
const isChance = (item: KubeObject): boolean =>
  item.kind === 'Event' && (item as { reason?: string }).reason === 'FailedCreate';

const dropped = new Set([
  'managedFields',
  'uid',
  'resourceVersion',
  'generation',
  'observedGeneration',
  'observedVersion',
  'latestVersion',
  'creationTimestamp',
  'lastTransitionTime',
  'lastUpdateTime',
  'lastProbeTime',
  'startTime',
  'startedAt',
  'finishedAt',
  'containerID',
  'hostIP',
  'hostIPs',
  'podIP',
  'podIPs',
  'firstTimestamp',
  'lastTimestamp',
  'eventTime',
  'count',
  'clusterIP',
  'clusterIPs',
  'kubectl.kubernetes.io/restartedAt',
  'pod-template-hash',
  'reportingInstance',
]);

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutNames(value);
  if (Array.isArray(value)) return arranged(value.map(cleaned));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !dropped.has(name))
      .map(([name, field]) => [name, cleaned(field)] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
};

/** Conditions, volumes and the like stand in any order. */
const arranged = (values: unknown[]): unknown[] => {
  const key = (value: unknown): string => String((value as { type?: string } | null)?.type ?? '');
  return values.every((value) => typeof value === 'object')
    ? values.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
    : values;
};

const withoutNames = (text: string): string =>
  text
    .replaceAll(/\b(default|builder|deployer)-(dockercfg|token)-\w{5}\b/g, '$1-$2-<id>')
    .replaceAll(/\.[0-9a-f]{16}\b/g, '.<id>')
    .replaceAll(/back-off \w+ restarting/g, 'back-off <time> restarting')
    .replaceAll(/dial tcp [\d.]+:(\d+)/g, 'dial tcp <address>:$1');
