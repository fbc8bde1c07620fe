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

/** Prints what a container writes until its pod has ended. @throws OcError when it ends badly */
export const followToEnd = async (invocation: Invocation, pod: Pod, container: string): Promise<void> => {
  const { name, namespace = '' } = pod.metadata;
  const path = resourcePath(podKind, namespace, `${name}/log`);
  await printAnswer(invocation, { method: 'GET', path, query: { container, follow: true } });
  const ended = await untilPod(invocation, pod, LIMIT, hasEnded);
  if (statusesOf(ended ?? pod).some((each) => each.name === container && (each.state?.terminated?.exitCode ?? 0) !== 0))
    throw new OcError('non-zero exit code from debug container');
};

const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];
