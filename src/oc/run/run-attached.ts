import { podKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { hasEnded, type Pod } from '../../resources/workloads/pod.ts';
import { attachTo, PROMPT } from '../client/attach-to.ts';
import { isNotFound } from '../client/client.ts';
import { printAnswer } from '../client/print-answer.ts';
import { resourcePath } from '../client/resource-path.ts';
import { untilPod } from '../client/until-pod.ts';
import type { Invocation } from '../command.ts';
import { deleteOptions } from '../commands/application/delete/delete-options.ts';
import { OcError, PlainError } from '../oc-error.ts';

/**
 * Shows what a pod writes, and waits for its end where it has one: by attaching to it when it is typed at; else its log, as
 * the real `oc` does when it cannot attach.
 *
 * @returns the exit code of the container
 * @throws OcError when the pod does not start in time
 */
export const runAttached = async (invocation: Invocation, pod: Pod): Promise<number> => {
  const { context, flags } = invocation;
  const { name, namespace = '' } = pod.metadata;
  const current = await until(invocation, pod, (each) => hasEnded(each) || isReady(each));
  const container = pod.spec.containers[0]?.name ?? '';
  const isTyped = flags.boolean('stdin') && !hasEnded(current);
  if (!isTyped || !(await isAttached(invocation, { namespace, pod: name, container }))) {
    const path = resourcePath(podKind, namespace, `${name}/log`);
    await printAnswer(invocation, { method: 'GET', path, query: { container } });
  }
  const policy = pod.spec.restartPolicy;
  if (flags.boolean('leave-stdin-open') || policy === 'Always') return 0;
  const ended = await until(invocation, pod, ({ status }) =>
    policy === 'Never' ? hasEnded({ ...pod, status }) : status?.phase === 'Succeeded',
  );
  if (ended.status?.phase !== 'Failed') return 0;
  const { exitCode = 0, reason = '', message = '' } = ended.status.containerStatuses?.[0]?.state?.terminated ?? {};
  if (exitCode === 0) throw new OcError(`pod ${namespace}/${name} failed with unknown exit code`);
  context.stderr(`pod ${namespace}/${name} terminated (${reason})\n${message}${message === '' ? '' : '\n'}`);
  return exitCode;
};

/** Attaches to a container until that is over; @returns whether that was possible */
const isAttached = async (invocation: Invocation, place: Parameters<typeof attachTo>[1]): Promise<boolean> => {
  const { context, flags } = invocation;
  if (!flags.boolean('quiet')) context.stderr(PROMPT);
  try {
    await attachTo(invocation, place);
    return true;
  } catch (error) {
    const { message } = error as Error;
    context.stderr(`warning: couldn't attach to pod/${place.pod}, falling back to streaming logs: ${message}\n`);
    return false;
  }
};

/** Takes away what was made, without waiting until it is gone. */
export const removeMade = async (
  invocation: Invocation,
  made: readonly { kind: ResourceKind; object: KubeObject }[],
): Promise<void> => {
  const { client, context, flags } = invocation;
  const options = deleteOptions(invocation);
  for (const { kind, object } of made) {
    const { name, namespace = '' } = object.metadata;
    await client.remove(kind, namespace, name, options).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
    if (!flags.boolean('quiet')) context.stdout(`${kind.singular} "${name}" deleted\n`);
  }
};

const until = async (invocation: Invocation, pod: Pod, isReached: (pod: Pod) => boolean): Promise<Pod> => {
  const found = await untilPod(invocation, pod, invocation.flags.duration('pod-running-timeout'), isReached);
  if (found === undefined) throw new PlainError('Error from server (NotFound): pods "" not found');
  return found;
};

const isReady = ({ status }: Pod): boolean =>
  status?.phase === 'Running' &&
  (status.conditions ?? []).some((each) => each.type === 'Ready' && each.status === 'True');
