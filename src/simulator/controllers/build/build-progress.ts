import type { Build } from '../../../resources/builds/build.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { BuildUpdate } from './build-update.ts';
import { sourceContainer } from './builder-containers.ts';

/** What the state of its pod means for a build that has one; `undefined` when nothing new. */
export const buildProgress = (build: Build, pod: Pod | undefined, listers: Listers): BuildUpdate | undefined => {
  const phase = build.status?.phase;
  if (pod === undefined) return podDeleted;
  switch (phaseOf(pod)) {
    case 'Running':
      return phase === 'Running' ? undefined : started(pod);
    case 'Succeeded':
      if (!pod.status?.containerStatuses?.length) return withoutContainers;
      if (phase !== 'Running') return started(pod);
      if (pod.status.containerStatuses.some(({ state }) => (state?.terminated?.exitCode ?? 0) !== 0))
        return failedContainer;
      return {
        phase: 'Complete',
        reason: '',
        message: '',
        startTimestamp: build.status?.startTimestamp ?? pod.status?.startTime,
      };
    case 'Failed':
      if (isOutOfMemory(pod)) return outOfMemory;
      if (pod.status?.reason === 'Evicted')
        return { phase: 'Failed', reason: 'BuildPodEvicted', message: pod.status.message ?? '' };
      if (pod.metadata.deletionTimestamp !== undefined) return podDeleted;
      return {
        phase: 'Failed',
        reason: 'GenericBuildFailed',
        message: 'Generic Build failure - check logs for details.',
      };
    default:
      return pending(build, listers);
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

/** A build that has been given a secret for its output waits for it, and says so. */
const pending = ({ metadata, spec, status }: Build, listers: Listers): BuildUpdate | undefined => {
  const phase = status?.phase ?? 'New';
  if (phase !== 'New' && phase !== 'Pending') return undefined;
  const { pushSecret } = spec.output ?? {};
  const isMissing = pushSecret && listers.of(secretKind).get(metadata.namespace, pushSecret.name) === undefined;
  if (isMissing && status?.reason !== 'MissingPushSecret')
    return { phase: 'Pending', reason: 'MissingPushSecret', message: 'Missing push secret.' };
  return phase === 'New' ? { phase: 'Pending', reason: '', message: '' } : undefined;
};

/** Whether a container of the pod took more memory than it may. */
export const isOutOfMemory = ({ status }: Pod): boolean =>
  status?.reason === 'OOMKilled' ||
  [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].some(
    ({ state }) => state?.terminated?.reason === 'OOMKilled',
  );

/** What becomes of the build then. */
export const outOfMemory: BuildUpdate = {
  phase: 'Failed',
  reason: 'OutOfMemoryKilled',
  message: 'The build pod was killed due to an out of memory condition.',
};

const withoutContainers: BuildUpdate = {
  phase: 'Error',
  reason: 'NoBuildContainerStatus',
  message: 'The pod for this build has no container statuses indicating success or failure.',
};

const failedContainer: BuildUpdate = {
  phase: 'Error',
  reason: 'FailedContainer',
  message: 'The pod for this build has at least one container with a non-zero exit status.',
};

/** From a build's point of view its pod is running as soon as the first init container is. */
const phaseOf = ({ status }: Pod): string => {
  const source = status?.initContainerStatuses?.find(({ name }) => name === sourceContainer)?.state;
  if (status?.phase !== 'Pending') return status?.phase ?? 'Pending';
  return source?.running !== undefined || source?.terminated !== undefined ? 'Running' : 'Pending';
};
