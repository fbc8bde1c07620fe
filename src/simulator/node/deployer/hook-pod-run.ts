import { podKind } from '../../../resources/kinds/kinds.ts';
import type { LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import type { Transition } from './deployment.ts';
import type { HookMoment } from './hook.ts';
import { HOOK_DEADLINE, hookPod } from './hook-pod.ts';
import { RepeatedLog } from './repeated-log.ts';

/**
 * Runs the pod of a hook to its end.
 *
 * @returns why it failed, nothing when it did not
 * @throws Error when it cannot be made or is deleted
 */
export const runHookPod = async (
  moment: HookMoment,
  hook: LifecycleHook & Required<Pick<LifecycleHook, 'execNewPod'>>,
  transition: Transition,
): Promise<string | undefined> => {
  const { deployment, to } = transition;
  const { name } = to.metadata;
  const pod = hookPod(moment, hook, transition);
  const isNew = await create(pod, transition, name);
  const before = isNew ? undefined : await phaseOf(pod, transition);
  if (before === 'Succeeded') {
    deployment.say(`--> ${moment}: Hook pod already succeeded`);
    return undefined;
  }
  if (before === 'Failed') return messageOf(pod, transition);
  deployment.say(`--> ${moment}: ${isNew ? 'Running hook pod ...' : 'Hook pod is already running ...'}`);
  if (!(await end(moment, pod, transition))) return 'deadline exceeded';
  const hasFailed = (await phaseOf(pod, transition)) === 'Failed';
  deployment.say(`--> ${moment}: ${hasFailed ? 'Failed' : 'Success'}`);
  return hasFailed ? messageOf(pod, transition) : undefined;
};

/** @returns whether it was not there before */
const create = async (pod: Pod, { deployment: { client } }: Transition, rollout: string): Promise<boolean> => {
  try {
    await client.create<Pod>(podKind, pod);
    return true;
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'AlreadyExists') return false;
    throw new Error(`couldn't create lifecycle pod for ${rollout}: ${(error as Error).message}`, { cause: error });
  }
};

/** Waits for the pod to end, and repeats what it writes; retries that its kubelet makes are told of. */
const end = async (moment: HookMoment, pod: Pod, { deployment }: Transition): Promise<boolean> => {
  const log = new RepeatedLog(pod, deployment);
  let restarts = 0;
  return deployment.until(async () => {
    const { status } = await read(pod, deployment).catch((error: Error) => {
      if (!isNotFound(error)) throw error;
      const text = `${moment}: pod/${pod.metadata.name}[${deployment.namespace}] unexpectedly deleted`;
      deployment.say(text);
      throw new Error(text, { cause: error });
    });
    const isRunning = status?.phase === 'Running';
    const now = isRunning ? (status.containerStatuses?.[0]?.restartCount ?? 0) : 0;
    if (now > restarts) {
      restarts = now;
      deployment.say(`--> ${moment}: Retrying hook pod (retry #${restarts})`);
      log.beginAnew();
    }
    const hasEnded = status?.phase === 'Succeeded' || status?.phase === 'Failed';
    if (isRunning || hasEnded) await log.repeat(hasEnded);
    return hasEnded;
  }, HOOK_DEADLINE);
};

const read = ({ metadata }: Pod, { client, namespace }: Transition['deployment']): Promise<Pod> =>
  client.get<Pod>(podKind, namespace, metadata.name);

const phaseOf = async (pod: Pod, { deployment }: Transition): Promise<string | undefined> =>
  (await read(pod, deployment)).status?.phase;

const messageOf = async (pod: Pod, { deployment }: Transition): Promise<string> =>
  (await read(pod, deployment)).status?.message ?? '';
