import { connectKubeApi } from '../../adapters/client-node.ts';
import { exportKubeconfig } from '../../adapters/kubeconfig.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { TargetOptions } from '../select-target.ts';
import { patientApi } from './patient-api.ts';
import { SharedRun } from './shared-run.ts';

/** A connection to the cluster of a kubeconfig, that asks politely. */
export interface ClusterConnection extends Disposable {
  readonly api: KubeApi;
  /** The same, also open to a run that was told to end: what it has begun must be marked and removed. */
  readonly closing: KubeApi;
  /** The kubeconfig, with this cluster as the current one: JSON. */
  readonly kubeconfig: string;
  /** The name of its context. */
  readonly context: string;
}

/**
 * Connects to the cluster that the options name.
 *
 * @param forSoLong how long it may be away, milliseconds
 * @throws ConfigurationError when there is no usable kubeconfig
 */
export const connectCluster = async (
  { kubeconfig: file, context }: Pick<TargetOptions, 'kubeconfig' | 'context'>,
  { run = SharedRun.current(), forSoLong }: { run?: SharedRun; forSoLong: number },
): Promise<ClusterConnection> => {
  const source = { ...(file === undefined ? {} : { file }), ...(context === undefined ? {} : { context }) };
  const kubeconfig = await exportKubeconfig(source);
  const connected = await connectKubeApi({ text: kubeconfig });
  const patience = { clock: systemClock, forSoLong };
  return {
    api: patientApi(connected, { ...patience, send: (request) => run.send(request) }),
    closing: patientApi(connected, { ...patience, send: (request) => run.close(request) }),
    kubeconfig,
    context: (JSON.parse(kubeconfig) as { 'current-context'?: string })['current-context'] ?? '',
    [Symbol.dispose]: () => connected[Symbol.dispose](),
  };
};
