import { podKind } from '../../resources/kinds/kinds.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { untilObject } from './until-object.ts';
import { within } from './within.ts';

/**
 * Waits so many milliseconds until a pod is as it should be.
 *
 * @returns the pod as it is then; `undefined` when it is gone
 * @throws OcError when the time is up
 */
export const untilPod = async (
  invocation: Invocation,
  { metadata: { name, namespace = '' } }: Pod,
  milliseconds: number,
  isReached: (pod: Pod) => boolean,
): Promise<Pod | undefined> => {
  const answer = await within(invocation.context, milliseconds, async (signal) => {
    const pod = await untilObject<Pod>(invocation, podKind, namespace, name, isReached, signal);
    return signal.aborted ? undefined : { pod };
  });
  if (answer === undefined) throw new OcError('timed out waiting for the condition');
  return answer.pod;
};
