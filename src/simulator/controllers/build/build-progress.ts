import type { Build } from '../../../resources/build.ts';
import type { Pod } from '../../../resources/pod.ts';
import { sourceContainer } from './build-pod.ts';
import type { BuildUpdate } from './build-update.ts';

/** What the state of its pod means for a build that has one; `undefined` when nothing new. */
export const buildProgress = (build: Build, pod: Pod | undefined): BuildUpdate | undefined => {
  const phase = build.status?.phase;
  if (pod === undefined) return podDeleted;
  switch (phaseOf(pod)) {
    case 'Running':
      return phase === 'Running' ? undefined : started(pod);
    case 'Succeeded':
      if (phase !== 'Running') return started(pod);
      return {
        phase: 'Complete',
        reason: '',
        message: '',
        startTimestamp: build.status?.startTimestamp ?? pod.status?.startTime,
      };
    case 'Failed':
      if (pod.metadata.deletionTimestamp !== undefined) return podDeleted;
      return {
        phase: 'Failed',
        reason: 'GenericBuildFailed',
        message: 'Generic Build failure - check logs for details.',
      };
    default:
      return phase === 'New' ? { phase: 'Pending', reason: '', message: '' } : undefined;
  }
};

/** A build that has ended has run before, even where that took no time. */
const started = ({ status }: Pod): BuildUpdate => ({
  phase: 'Running',
  reason: '',
  message: '',
  startTimestamp: status?.startTime,
});

const podDeleted: BuildUpdate = {
  phase: 'Error',
  reason: 'BuildPodDeleted',
  message: 'The pod for this build was deleted before the build completed.',
};

/** From a build's point of view its pod is running as soon as the first init container is. */
const phaseOf = ({ status }: Pod): string => {
  const source = status?.initContainerStatuses?.find(({ name }) => name === sourceContainer)?.state;
  if (status?.phase !== 'Pending') return status?.phase ?? 'Pending';
  return source?.running !== undefined || source?.terminated !== undefined ? 'Running' : 'Pending';
};
