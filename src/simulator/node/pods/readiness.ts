import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { carriedOutProbe, hasStarted } from './container-probes.ts';
import type { ContainerRuntime } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';

/**
 * When a running container is ready, in milliseconds since the epoch; `undefined` when it does not run, or fails a check
 * that is carried out. Other probes are taken to succeed at their first try, since nothing listens in a simulated container.
 */
export const readyAt = (container: Container, { current }: ContainerRuntime): number | undefined => {
  if (current === undefined || current.program.exit !== undefined) return undefined;
  if (isStarting({ current }) || !hasStarted(container, current)) return undefined;
  if (carriedOutProbe('readiness', container, current) !== undefined) {
    const { verdict, since } = current.probes.get('readiness') ?? {};
    return verdict === true ? since : undefined;
  }
  const { readinessProbe, startupProbe } = container;
  const delay = Math.max(readinessProbe?.initialDelaySeconds ?? 0, startupProbe?.initialDelaySeconds ?? 0);
  return current.startedAt + delay * 1000;
};
