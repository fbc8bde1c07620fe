import type { Pod } from '../../../resources/workloads/pod.ts';
import { isTrue } from '../../apimachinery/query-flag.ts';
import type { Connect } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { ContainerRun, ContainerRuntime } from '../pods/pod-runtime.ts';
import type { LogLine } from '../programs/container-log.ts';
import { containerOf, type PodAccess, podOf, runtimeOf } from './pod-access.ts';

/**
 * `pods/<name>/log`: what a container has written. Understands `container`, `previous`, `follow`, `timestamps`,
 * `tailLines`, `sinceSeconds`, `sinceTime` and `limitBytes`.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#-strong-misc-operations-pod-v1-core-strong-
 */
export const podLog = (access: PodAccess): Connect => ({
  protocol: 'log',
  open: async ({ namespace }, name, { query }) => {
    const pod = podOf(access, namespace, name);
    const container = containerOf(pod, query.get('container'));
    if (!pod.spec.nodeName) return nothing();
    const { runtime = {} } = runtimeOf(access, pod, container) ?? {};
    const run = loggedRun(pod, container.name, runtime, isTrue(query.get('previous')));
    return logOf(run, query, access.clock.now());
  },
});

const loggedRun = (
  pod: Pod,
  name: string,
  { current, previous, waiting }: ContainerRuntime,
  wantsPrevious: boolean,
): ContainerRun => {
  const where = `container "${name}" in pod "${pod.metadata.name}"`;
  if (wantsPrevious) {
    const last = waiting !== undefined && current?.program.exit !== undefined ? current : previous;
    if (last === undefined) throw badRequest(`previous terminated ${where} not found`);
    return last;
  }
  if (current !== undefined) return current;
  const reason =
    waiting?.reason ?? ((pod.spec.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating');
  throw badRequest(
    `${where} is waiting to start: ${PULL_FAILURES.has(reason) ? 'trying and failing to pull image' : reason}`,
  );
};

/** A failed pull is in back-off for its node, even while the pod's status still shows the failure itself. */
const PULL_FAILURES = new Set(['ErrImagePull', 'ImagePullBackOff', 'RegistryUnavailable']);

const logOf = async function* (
  { program }: ContainerRun,
  query: URLSearchParams,
  now: number,
): AsyncIterable<Uint8Array> {
  const tail = query.get('tailLines');
  const since = sinceTime(query, now);
  const recent = program.log.lines.filter(({ at }) => at >= since);
  let left = Number(query.get('limitBytes') ?? Number.POSITIVE_INFINITY);
  const chunk = (line: LogLine): Buffer => {
    const whole = Buffer.from(
      `${isTrue(query.get('timestamps')) ? `${nanoTimestamp(line.at)} ` : ''}${line.text}${line.partial ? '' : '\n'}`,
    );
    const kept = whole.subarray(0, left);
    left -= kept.length;
    return kept;
  };
  for (const line of tail === null ? recent : recent.slice(recent.length - Math.min(Number(tail), recent.length))) {
    if (left > 0) yield chunk(line);
  }
  if (!isTrue(query.get('follow'))) return;
  for await (const line of program.follow(program.log.length)) if (left > 0) yield chunk(line);
};

const sinceTime = (query: URLSearchParams, now: number): number => {
  const seconds = query.get('sinceSeconds');
  if (seconds !== null) return now - Number(seconds) * 1000;
  const time = query.get('sinceTime');
  return time === null ? 0 : Date.parse(time);
};

const nanoTimestamp = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '000000Z');

const nothing = async function* (): AsyncIterable<Uint8Array> {};
