import type { Container } from '../../../resources/pod-spec.ts';
import type { ContainerRuntime } from './pod-runtime.ts';

/**
 * When a running container is ready, in milliseconds since the epoch; `undefined` when it does not run. Probes are
 * taken to succeed at their first try, since nothing listens in a simulated container.
 */
export const readyAt = (
  { readinessProbe, startupProbe }: Container,
  { current }: ContainerRuntime,
): number | undefined => {
  if (current === undefined || current.program.exit !== undefined) return undefined;
  const delay = Math.max(readinessProbe?.initialDelaySeconds ?? 0, startupProbe?.initialDelaySeconds ?? 0);
  return current.startedAt + delay * 1000;
};
