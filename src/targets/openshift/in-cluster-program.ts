import type { DistributionClient } from '../../distribution/distribution-client.ts';
import { DistributionError } from '../../distribution/distribution-error.ts';
import { drain } from '../../distribution/drain.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { InClusterRegistry } from './in-cluster-objects.ts';

/** A registry has so long to come up or to go, milliseconds: its image may have to be pulled. */
const deadline = 180_000;

/** The router tells nobody when it has read its configuration again: it is asked, after so many milliseconds. */
const pause = 500;

interface DeploymentNow {
  status?: { readyReplicas?: number };
}

/** What is needed to run the program of a registry in the cluster. */
export interface ProgramSurroundings {
  readonly api: KubeApi;
  readonly client: DistributionClient;
  readonly clock: ExperimentClock;
  /** The host of its route. */
  readonly host: string;
}

/**
 * Lets the registry run, or not, and waits until its route shows it.
 *
 * @throws EnvironmentError when it does not come to it, with what the pods say
 */
export const scaleProgram = async (
  registry: InClusterRegistry,
  replicas: 0 | 1,
  { api, client, clock, host }: ProgramSurroundings,
): Promise<void> => {
  const { project, name } = registry;
  const path = `/apis/apps/v1/namespaces/${project}/deployments/${name}`;
  await api.request({
    method: 'PATCH',
    path,
    contentType: 'application/merge-patch+json',
    body: { spec: { replicas } },
  });
  const end = clock.now() + deadline * (clock.patience ?? 1);
  while (((await api.request<DeploymentNow>({ method: 'GET', path })).body.status?.readyReplicas ?? 0) !== replicas) {
    if (clock.now() >= end) throw new EnvironmentError(await whyNot(api, registry, replicas), { hint: imageHint });
    await untilDeploymentChanges(api, registry, clock, Math.min(end - clock.now(), 5_000));
  }
  while ((await answers(client, host)) !== (replicas === 1)) {
    if (clock.now() >= end)
      throw new EnvironmentError(
        `the route ${host} ${replicas === 1 ? 'does not lead to the registry' : 'still leads to a registry'}`,
        { hint: 'streamproof doctor --upstream in-cluster; the authority of the router is named with --upstream-ca' },
      );
    await clock.advance(pause);
  }
};

const imageHint = 'name an image of a registry that the nodes can pull and that runs as any user with --registry-image';

const untilDeploymentChanges = async (
  api: KubeApi,
  { project, name }: InClusterRegistry,
  clock: ExperimentClock,
  atMost: number,
): Promise<void> => {
  const abort = new AbortController();
  const timer = clock.after(atMost, () => abort.abort());
  const query = { fieldSelector: `metadata.name=${name}` };
  const watch = { method: 'GET', path: `/apis/apps/v1/namespaces/${project}/deployments`, query } as const;
  try {
    for await (const { type } of api.watch(watch, abort.signal)) if (type !== 'ADDED') return;
  } finally {
    timer.cancel();
    abort.abort();
  }
  if (!abort.signal.aborted) await clock.advance(pause);
};

const answers = async (client: DistributionClient, host: string): Promise<boolean> => {
  try {
    const { connection } = client.repository(host, 'any/repository');
    await drain((await connection.request({ method: 'GET', path: '/v2/', accept: [200] })).body);
    return true;
  } catch (error) {
    if (error instanceof DistributionError) return false;
    throw error;
  }
};

interface PodNow {
  status?: {
    phase?: string;
    containerStatuses?: readonly { state?: { waiting?: { reason?: string; message?: string } } }[];
  };
}

const whyNot = async (api: KubeApi, { project, name, image }: InClusterRegistry, replicas: number): Promise<string> => {
  const path = `/api/v1/namespaces/${project}/pods`;
  const { body } = await api.request<{ items: readonly PodNow[] }>({
    method: 'GET',
    path,
    query: { labelSelector: `app=${name}` },
  });
  const seen = body.items.map(({ status }) => {
    const waiting = status?.containerStatuses?.[0]?.state?.waiting;
    return [waiting?.reason ?? status?.phase, waiting?.message].filter(Boolean).join(': ');
  });
  return `the registry ${image} in the project ${project} does not ${replicas === 1 ? 'come up' : 'go'}: ${seen.join('; ') || 'it has no pod'}`;
};
