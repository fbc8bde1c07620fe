import type { DockerConfig } from '../../../distribution/docker-config.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import { type Container, isSidecar, lastingContainers } from '../../../resources/workloads/pod-spec.ts';
import { mountVolumes } from '../volumes/mount-volumes.ts';
import { recordContainerEvent } from './container-event.ts';
import { incompleteContainers } from './initialization.ts';
import type { PodContext } from './kubelet-context.ts';
import { makeSandbox } from './make-sandbox.ts';
import type { ContainerRuntime } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';
import { pullSecretsOf } from './pull-secrets.ts';
import { startContainer } from './start-container.ts';

/** What one sync did. */
export interface SyncOutcome {
  /** Something started or ended, so that there is a new status to report. */
  readonly changed: boolean;
  /** Something went wrong and is to be tried again later. */
  readonly failed: boolean;
  /** After how many milliseconds, when that is known. */
  readonly retryAfter?: number;
}

/**
 * Brings the containers of a pod closer to its spec: the volumes and the sandbox, then the init containers one by one, then all
 * others; and those again that have ended and that the restart policy wants. Ephemeral ones start once, at any time.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const syncContainers = async (context: PodContext): Promise<SyncOutcome> => {
  const { pod, runtime } = context;
  let changed = false;
  let failed = false;
  if (!runtime.sandboxReady) {
    const retryAfter = await mountVolumes(context);
    if (retryAfter !== undefined) return { changed, failed: true, retryAfter };
    if (!(await makeSandbox(context))) return { changed, failed: true };
    changed = true;
  }
  const { due, initialized } = nextContainers(context);
  const wanted = [
    ...(pod.spec.ephemeralContainers ?? []).filter((each) => stateOf(each, context).current === undefined),
    ...due.filter((each) => needsStart(each, stateOf(each, context), initialized, pod.spec.restartPolicy)),
  ];
  if (wanted.length === 0) return { changed, failed };
  const configs = await pullSecretsOf(context);
  for (const container of wanted) {
    if ([...runtime.containers.values()].some(isStarting)) break;
    const resumed = stateOf(container, context).pull !== undefined;
    const outcome = await startOne(container, configs, context);
    changed ||= outcome === 'started' || (outcome === 'failed' && resumed);
    failed ||= outcome === 'failed';
  }
  return { changed, failed };
};

/** The first init container that is not done, or else all others; in both cases with the sidecars before. */
const nextContainers = ({ pod, runtime }: PodContext): { due: readonly Container[]; initialized: boolean } => {
  const inits = pod.spec.initContainers ?? [];
  const [next] = incompleteContainers(pod, runtime);
  if (next === undefined) return { due: lastingContainers(pod.spec), initialized: true };
  return {
    due: inits.slice(0, inits.indexOf(next) + 1).filter((each) => each === next || isSidecar(each)),
    initialized: false,
  };
};

const needsStart = (
  container: Container,
  { current }: ContainerRuntime,
  initialized: boolean,
  policy = 'Always',
): boolean => {
  if (current === undefined) return true;
  const { exit } = current.program;
  if (exit === undefined) return current.requested !== container.image;
  if (isSidecar(container) || current.stop?.restarts) return true;
  if (!initialized) return policy !== 'Never' && exit.code !== 0;
  return policy === 'Always' || (policy === 'OnFailure' && exit.code !== 0);
};

const startOne = async (
  container: Container,
  configs: readonly DockerConfig[],
  context: PodContext,
): Promise<'started' | 'failed' | 'suspended'> => {
  const runtime = stateOf(container, context);
  const { restartBackoff, clock, pod } = context;
  const key = `${pod.metadata.uid}_${container.name}_${container.image}`;
  const exit = runtime.current?.program.exit;
  if (runtime.current !== undefined && exit === undefined) {
    await recordContainerEvent(
      context,
      container,
      'Normal',
      'Killing',
      isSidecar(container)
        ? `Init container ${container.name} definition changed`
        : `Container ${container.name} definition changed, will be restarted`,
    );
    runtime.current.program.stop(0, clock.now());
  } else if (exit !== undefined) {
    if (restartBackoff.isWaiting(key, clock.now(), exit.at)) {
      const { namespace, name, uid } = pod.metadata;
      const place = `${name}_${namespace}(${uid})`;
      await recordContainerEvent(
        context,
        container,
        'Warning',
        'BackOff',
        `Back-off restarting failed container ${container.name} in pod ${place}`,
      );
      runtime.waiting = {
        reason: 'CrashLoopBackOff',
        message: `back-off ${goDuration(restartBackoff.delay(key))} restarting failed container=${container.name} pod=${place}`,
      };
      return 'failed';
    }
    restartBackoff.next(key, clock.now());
  }
  return startContainer(container, runtime, configs, context);
};

/** What the node knows of a container; an empty record for one that it has not touched yet. */
const stateOf = ({ name }: Container, { runtime: { containers } }: PodContext): ContainerRuntime => {
  let state = containers.get(name);
  if (state === undefined) containers.set(name, (state = {}));
  return state;
};
