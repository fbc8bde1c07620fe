import { lastingContainers } from '../../../resources/workloads/pod-spec.ts';
import { probeTimes } from './container-probes.ts';
import { deadlineOf } from './enforce-deadline.ts';
import type { PodContext } from './kubelet-context.ts';
import { readyAt } from './readiness.ts';
import { stopTimes } from './stop-containers.ts';

/**
 * When something will happen by itself: a program or a hook goes on, a container becomes ready, a pull resumes, a deadline
 * passes. Milliseconds since the epoch.
 *
 * @param since when somebody began to look; what has fallen due meanwhile may have been missed
 */
export const timesToLook = ({ pod, runtime }: Pick<PodContext, 'pod' | 'runtime'>, since: number): number[] => {
  const states = [...runtime.containers.values()];
  const times = states.flatMap(({ current, pull }) => [
    current?.program.nextDue,
    current?.postStart?.program.nextDue,
    pull?.resumeAt,
  ]);
  const ready = lastingContainers(pod.spec).map((each) => readyAt(each, runtime.containers.get(each.name) ?? {}));
  const stops = states.flatMap(({ current }) => (current === undefined ? [] : stopTimes(current)));
  return [...times, ...ready, ...stops, ...states.flatMap(probeTimes), deadlineOf(pod, runtime)]
    .filter((time) => time !== undefined)
    .filter((time) => time > since);
};
