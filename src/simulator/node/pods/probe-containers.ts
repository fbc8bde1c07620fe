import { type Container, isSidecar, type Probe } from '../../../resources/workloads/pod-spec.ts';
import { recordContainerEvent } from './container-event.ts';
import { carriedOutProbe, hasStarted, type ProbeKind, probeKinds } from './container-probes.ts';
import { execProbe } from './exec-probe.ts';
import { gracePeriodOf } from './grace-period.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRun } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';
import { refusedConnection } from './refused-connection.ts';
import { beginStop, KILLED } from './stop-containers.ts';

/** Seconds, unless a probe says otherwise. */
const PERIOD = 10;

/** How often a check must fail to count, unless it says otherwise. */
const FAILURES = 3;

/**
 * Makes the checks that are due. A container that fails to start or to live is killed, and starts again whatever it ends with,
 * unless its pod restarts nothing.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 */
export const probeContainers = async (context: PodContext): Promise<void> => {
  const { pod, runtime } = context;
  for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    const run = runtime.containers.get(container.name)?.current;
    if (run === undefined || isStarting({ current: run })) continue;
    for (const kind of probeKinds) {
      const probe = carriedOutProbe(kind, container, run);
      if (run.stop !== undefined && kind !== 'readiness') continue;
      if (probe !== undefined && run.program.exit === undefined) await check(kind, probe, container, run, context);
    }
  }
};

const check = async (
  kind: ProbeKind,
  probe: Probe,
  container: Container,
  run: ContainerRun,
  context: PodContext,
): Promise<void> => {
  const now = context.clock.now();
  let progress = run.probes.get(kind);
  if (progress === undefined)
    run.probes.set(kind, (progress = { nextAt: run.startedAt + (probe.initialDelaySeconds ?? 0) * 1000, streak: 0 }));
  if (progress.nextAt === undefined || progress.nextAt > now || (kind !== 'startup' && !hasStarted(container, run)))
    return;
  const { succeeded, output } = probe.exec
    ? await execProbe(probe, run)
    : {
        succeeded: false,
        output: refusedConnection(probe, container, context.runtime.address ?? '', probe.timeoutSeconds ?? 1),
      };
  progress.nextAt = now + (probe.periodSeconds ?? PERIOD) * 1000;
  progress.streak = progress.last === succeeded ? progress.streak + 1 : 1;
  progress.last = succeeded;
  if (!succeeded)
    await recordContainerEvent(
      context,
      container,
      'Warning',
      'Unhealthy',
      `${kind[0]?.toUpperCase()}${kind.slice(1)} probe failed: ${output}`,
    );
  if (progress.streak < (succeeded ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? FAILURES))) return;
  if (progress.verdict !== succeeded) progress.since = now;
  progress.verdict = succeeded;
  if (kind === 'startup') progress.nextAt = undefined;
  if (succeeded || kind === 'readiness') return;
  const restarts = isSidecar(container) || context.pod.spec.restartPolicy !== 'Never';
  const message = isSidecar(container)
    ? `Init container ${container.name} failed ${kind} probe`
    : `Container ${container.name} failed ${kind} probe${restarts ? ', will be restarted' : ''}`;
  const grace = Number(probe.terminationGracePeriodSeconds ?? gracePeriodOf(context.pod));
  await beginStop(container, run, { message, grace, code: KILLED, restarts }, context);
};
