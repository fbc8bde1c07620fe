import type { PodContext } from './kubelet-context.ts';
import { missingHandler } from './runtime-handler.ts';

/**
 * Gives a pod the sandbox that its containers share, with an address; what is in the way is told in an event.
 *
 * @returns whether there is one now
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/kubelet/kuberuntime/kuberuntime_sandbox.go
 */
export const makeSandbox = async (context: PodContext): Promise<boolean> => {
  const { pod, runtime, node, events } = context;
  const missing = missingHandler(context);
  if (missing !== undefined) {
    await events.record({
      object: pod,
      type: 'Warning',
      reason: 'FailedCreatePodSandBox',
      message: `Failed to create pod sandbox: ${missing}`,
      source: { component: 'kubelet', host: node.name },
    });
    return false;
  }
  runtime.address = pod.spec.hostNetwork ? node.address : (runtime.address ?? node.addresses.assign());
  runtime.sandboxReady = true;
  return true;
};
