import type { Container, Probe } from '../../../resources/workloads/pod-spec.ts';
import type { ContainerRun } from './pod-runtime.ts';
import { runsCommandsOnly } from './runs-commands-only.ts';

/** The checks of a container, in the order in which they matter. */
export const probeKinds = ['startup', 'liveness', 'readiness'] as const;

export type ProbeKind = (typeof probeKinds)[number];

/** How one check of a running container goes. */
export interface ProbeProgress {
  /** When it is made next, milliseconds since the epoch; `undefined`: no more. */
  nextAt: number | undefined;
  /** How the last checks went, and how many in a row. */
  last?: boolean;
  streak: number;
  /** What has been seen often enough to count. */
  verdict?: boolean;
  /** Since when. */
  since?: number;
}

/**
 * The check of a kind that is carried out: one by a command, in a container whose program is carried out as well, and a request
 * where it is known that nothing listens.
 */
export const carriedOutProbe = (kind: ProbeKind, container: Container, run: ContainerRun): Probe | undefined => {
  const probe = container[`${kind}Probe`];
  return probe !== undefined && (probe.exec === undefined ? runsCommandsOnly(run) : run.isInterpreted)
    ? probe
    : undefined;
};

/** Whether a container has started, as far as its startup probe tells. */
export const hasStarted = (container: Container, run: ContainerRun): boolean =>
  carriedOutProbe('startup', container, run) === undefined || run.probes.get('startup')?.verdict === true;

/** When the checks of a container are due. */
export const probeTimes = ({ current }: { readonly current?: ContainerRun | undefined }): (number | undefined)[] =>
  current === undefined || current.program.exit !== undefined
    ? []
    : [...current.probes.values()].map(({ nextAt }) => nextAt);
