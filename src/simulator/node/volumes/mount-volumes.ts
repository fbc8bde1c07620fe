import { UnusableConfiguration } from '../environment/configuration.ts';
import { presentFacts } from '../environment/present-facts.ts';
import type { PodContext } from '../pods/kubelet-context.ts';
import { PodTokens } from './pod-tokens.ts';
import { volumePayload } from './volume-payload.ts';

/** How long a kubelet waits after a volume could not be mounted, at first and at most (milliseconds). */
const FIRST = 500;
const LONGEST = 122_000;

/**
 * Looks whether there is everything that the volumes of a pod are made of; what is missing is reported in events.
 *
 * @returns after how many milliseconds to try again; `undefined` when nothing is missing
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/volume/util/operationexecutor/operation_generator.go
 */
export const mountVolumes = async (context: PodContext): Promise<number | undefined> => {
  const { pod, runtime, node, events, client, clock, listers } = context;
  const sources = { facts: presentFacts(context), listers, tokens: new PodTokens(pod, client, clock) };
  const missing = (pod.spec.volumes ?? []).flatMap((volume) => {
    try {
      volumePayload(volume, sources);
      return [];
    } catch (error) {
      if (!(error instanceof UnusableConfiguration)) throw error;
      return [`MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`];
    }
  });
  if (missing.length === 0) return undefined;
  for (const message of missing)
    await events.record({
      object: pod,
      type: 'Warning',
      reason: 'FailedMount',
      message,
      source: { component: 'kubelet', host: node.name },
    });
  runtime.mountDelay = Math.min((runtime.mountDelay ?? FIRST / 2) * 2, LONGEST);
  return runtime.mountDelay;
};
