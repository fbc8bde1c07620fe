import { lastingContainers } from '../../../resources/pod-spec.ts';
import { probeTimes } from './container-probes.ts';
import { deadlineOf } from './enforce-deadline.ts';
import type { PodContext } from './kubelet-context.ts';
import { readyAt } from './readiness.ts';
import { stopTimes } from './stop-containers.ts';

/**
 * When something will happen by itself: a program or a hook goes on, a container becomes ready, a pull resumes, a deadline
 * passes. Milliseconds since the epoch.
 */
export const timesToLook = ({ pod, runtime, clock }: PodContext): number[] => {
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
    .filter((time) => time > clock.now());
};
