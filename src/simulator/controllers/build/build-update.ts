import { type Build, type BuildPhase, type BuildStatus, buildKeys, hasEnded } from '../../../resources/builds/build.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { logSnippet } from './log-snippet.ts';

/** What the controller has found out about a build. */
export interface BuildUpdate {
  readonly phase?: BuildPhase;
  readonly reason?: string;
  readonly message?: string;
  readonly startTimestamp?: string | undefined;
  readonly outputDockerImageReference?: string | undefined;
  readonly pushSecret?: { name: string } | undefined;
  readonly podName?: string;
}

/**
 * Writes an update into a build, with times when it ends, and reports the change of its phase in an event.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const updateBuild = async (
  build: Build,
  update: BuildUpdate,
  pod: Pod | undefined,
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const { namespace, name } = build.metadata;
  const before = build.status?.phase ?? 'New';
  const now = timestamp(clock.now());
  const written = await client.modify<Build>(buildKind, namespace, name, (current) => {
    apply(current, update);
    if (hasEnded(current)) complete(current, pod, now);
    const podName = update.podName ?? pod?.metadata.name;
    if (podName !== undefined)
      current.metadata.annotations = { ...current.metadata.annotations, [buildKeys.podName]: podName };
  });
  const phase = written.status?.phase ?? 'New';
  const isNews = phase !== before || (phase === 'Failed' && build.status?.completionTimestamp === undefined);
  const event = isNews ? EVENTS[phase] : undefined;
  if (event === undefined) return;
  const [reason, what] = event;
  await events.record({
    object: written,
    type: 'Normal',
    reason,
    message: `Build ${namespace}/${name} ${what}`,
    source: { component: 'build-controller' },
  });
};

const EVENTS: Readonly<Partial<Record<BuildPhase, readonly [reason: string, what: string]>>> = {
  Running: ['BuildStarted', 'is now running'],
  Complete: ['BuildCompleted', 'completed successfully'],
  Cancelled: ['BuildCancelled', 'has been cancelled'],
  Failed: ['BuildFailed', 'failed'],
  Error: ['BuildFailed', 'failed'],
};

const apply = (build: Build, update: BuildUpdate): void => {
  const { phase, reason, message, startTimestamp, outputDockerImageReference, pushSecret } = update;
  const status: BuildStatus = { ...(build.status ?? { phase: 'New' }) };
  if (phase !== undefined) status.phase = phase;
  setText(status, 'reason', reason);
  setText(status, 'message', message);
  if (startTimestamp !== undefined) status.startTimestamp = startTimestamp;
  if (outputDockerImageReference !== undefined) status.outputDockerImageReference = outputDockerImageReference;
  if (pushSecret !== undefined) build.spec.output = { ...build.spec.output, pushSecret };
  build.status = status;
};

const setText = (status: BuildStatus, field: 'reason' | 'message', text: string | undefined): void => {
  if (text) status[field] = text;
  else if (text === '') delete status[field];
};

const complete = (build: Build, pod: Pod | undefined, now: string): void => {
  const status = build.status as BuildStatus;
  const started = (status.startTimestamp ??= pod?.status?.startTime ?? now);
  if (status.completionTimestamp === undefined) {
    status.completionTimestamp = now;
    const duration = (Date.parse(now) - Date.parse(started)) * 1_000_000;
    if (duration > 0) status.duration = duration;
  }
  const isBad = status.phase === 'Failed' || status.phase === 'Error';
  const snippet = isBad && !status.logSnippet && pod !== undefined ? logSnippet(pod) : undefined;
  if (snippet) status.logSnippet = snippet;
};
