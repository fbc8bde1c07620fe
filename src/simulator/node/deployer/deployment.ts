import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Process } from '../exec/process.ts';
import type { Until } from './until.ts';

/** What a deployer does to replication controllers. */
export interface Deployment {
  readonly client: Client;
  readonly namespace: string;
  say(line: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  read(name: string): Promise<ReplicationController>;
  /**
   * Scales and waits, so many milliseconds at most, until the pods have been made or told to go.
   *
   * @returns whether they have
   * @throws StatusError when it is refused
   */
  scale(name: string, replicas: number, timeout: number): Promise<boolean>;
  /** Waits until something is so; `false` when the time is up before. Milliseconds. */
  until(isSo: () => Promise<boolean>, timeout: number): Promise<boolean>;
  /** A name for an event about an object of the given name, later ones after earlier ones. */
  nextName(object: string): string;
  /** What a pod has written. */
  outputOf(pod: string): Promise<string>;
}

/** One step of a rollout: from the last complete version, if there is one, to a new one with so many pods. */
export interface Transition {
  readonly deployment: Deployment;
  readonly config: DeploymentConfig;
  readonly from: ReplicationController | undefined;
  readonly to: ReplicationController;
  readonly desired: number;
  /** How far to go. */
  readonly goal: Until;
}

/** Reads what the pod of a namespace has written. */
export type PodOutput = (namespace: string, pod: string) => Promise<string>;

/** The deployment that a deployer's process carries out. */
export const createDeployment = (
  client: Client,
  namespace: string,
  podOutput: PodOutput,
  { container, visit, out }: Process,
): Deployment => {
  const now = (): number => container.clock.now();
  const read = (name: string): Promise<ReplicationController> =>
    client.get<ReplicationController>(replicationControllerKind, namespace, name);
  const until: Deployment['until'] = async (isSo, timeout) => {
    const deadline = now() + timeout;
    for (;;) {
      if (await isSo()) return true;
      if (now() >= deadline || visit === undefined) return false;
      await visit(deadline - now());
    }
  };
  // Controllers, which name their events by the same moment, count from its beginning.
  let sequence = 500_000n;
  return {
    client,
    namespace,
    now,
    nextName: (object) => `${object}.${(BigInt(Math.trunc(now())) * 1_000_000n + sequence++).toString(16)}`,
    read,
    until,
    outputOf: (pod) => podOutput(namespace, pod),
    say: (line) => out(`${line}\n`),
    scale: async (name, replicas, timeout) => {
      await client.modify<KubeObject & { spec: { replicas?: number } }>(
        replicationControllerKind,
        namespace,
        name,
        (scale) => void (scale.spec = { replicas }),
        'scale',
      );
      return until(async () => hasSettled(await read(name), replicas), timeout);
    },
  };
};

const hasSettled = ({ metadata, status }: ReplicationController, replicas: number): boolean =>
  status?.replicas === replicas && (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
