import type { DeploymentConfig } from '../../../resources/deployment-config.ts';
import { replicationControllerKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ReplicationController } from '../../../resources/replication-controller.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Process } from '../exec/process.ts';

/** How long a replication controller may take to do as it is told. Milliseconds. */
const SCALE_TIMEOUT = 120_000;

/** What a deployer does to replication controllers. */
export interface Deployment {
  readonly client: Client;
  readonly namespace: string;
  say(line: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  read(name: string): Promise<ReplicationController>;
  /**
   * Scales and waits until the pods have been made or told to go.
   *
   * @throws Error when that takes two minutes, StatusError when it is refused
   */
  scale(name: string, replicas: number): Promise<ReplicationController>;
  /** Waits until something is so; `false` when the time is up before. Milliseconds. */
  until(isSo: () => Promise<boolean>, timeout: number): Promise<boolean>;
}

/** One step of a rollout: from the last complete version, if there is one, to a new one with so many pods. */
export interface Transition {
  readonly deployment: Deployment;
  readonly config: DeploymentConfig;
  readonly from: ReplicationController | undefined;
  readonly to: ReplicationController;
  readonly desired: number;
}

/** The deployment that a deployer's process carries out. */
export const createDeployment = (client: Client, namespace: string, { container, visit, out }: Process): Deployment => {
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
  return {
    client,
    namespace,
    now,
    read,
    until,
    say: (line) => out(`${line}\n`),
    scale: async (name, replicas) => {
      await client.modify<KubeObject & { spec: { replicas?: number } }>(
        replicationControllerKind,
        namespace,
        name,
        (scale) => void (scale.spec = { replicas }),
        'scale',
      );
      const isDone = async (): Promise<boolean> => hasSettled(await read(name), replicas);
      if (!(await until(isDone, SCALE_TIMEOUT))) throw new Error('timed out waiting for the condition');
      return read(name);
    },
  };
};

const hasSettled = ({ metadata, status }: ReplicationController, replicas: number): boolean =>
  status?.replicas === replicas && (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
