import { podKind } from '../../resources/kinds/kinds.ts';
import { type ContainerStatus, hasEnded, type Pod } from '../../resources/workloads/pod.ts';
import { printAnswer } from '../client/print-answer.ts';
import { resourcePath } from '../client/resource-path.ts';
import { untilPod } from '../client/until-pod.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** How long a pod may take to start and to end, in milliseconds. */
const LIMIT = 15 * 60_000;

/**
 * Waits until a container runs, or has run, and tells what keeps it from that.
 *
 * @returns the pod, `undefined` when it is gone
 * @throws OcError when the time is up
 */
export const untilStarted = async (invocation: Invocation, pod: Pod, container: string): Promise<Pod | undefined> => {
  const { context, flags } = invocation;
  return await untilPod(invocation, pod, LIMIT, (current) => {
    const own = statusesOf(current).find(({ name }) => name === container);
    const { reason = '', message = '' } = own?.state?.waiting ?? {};
    if (['CreateContainerError', 'ImagePullBackOff'].includes(reason) && !flags.boolean('quiet'))
      context.stderr(`warning: Container ${container} is unable to start due to an error: ${message}\n`);
    return hasEnded(current) || own?.state?.running !== undefined || own?.state?.terminated !== undefined;
  });
};

/**
 * Prints what a container writes. One that was seen running is waited for until its pod has ended; for one that has ended, the
 * other containers of the pod do not matter.
 *
 * @throws OcError when it ends badly
 */
export const followToEnd = async (invocation: Invocation, pod: Pod, container: string): Promise<void> => {
  const { name, namespace = '' } = pod.metadata;
  const path = resourcePath(podKind, namespace, `${name}/log`);
  await printAnswer(invocation, { method: 'GET', path, query: { container, follow: true } });
  const ended = endOf(pod, container) ? pod : await untilPod(invocation, pod, LIMIT, hasEnded);
  if ((endOf(ended ?? pod, container)?.exitCode ?? 0) !== 0)
    throw new OcError('non-zero exit code from debug container');
};

const endOf = (pod: Pod, container: string): { readonly exitCode?: number } | undefined =>
  statusesOf(pod).find(({ name }) => name === container)?.state?.terminated;

/** Whether a container can be attached to. */
export const isRunning = (pod: Pod, container: string): boolean =>
  statusesOf(pod).some(({ name, state }) => name === container && state?.running !== undefined);

const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];
