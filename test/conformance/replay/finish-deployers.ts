import type { KubeList } from '../../../src/resources/kube-object.ts';
import type { Pod } from '../../../src/resources/workloads/pod.ts';
import type { ReplayWorld } from './replay-world.ts';

/** Marks the deployer pods of a cluster without nodes as succeeded, as was done by hand when the experiments were recorded. */
export const finishDeployers = async ({ admin, cluster }: ReplayWorld): Promise<void> => {
  for (;;) {
    const { body } = await admin.request<KubeList<Pod>>({
      method: 'GET',
      path: '/api/v1/pods',
      query: { labelSelector: 'openshift.io/deployer-pod-for.name', fieldSelector: 'status.phase=Pending' },
    });
    if (body.items.length === 0) return;
    for (const { metadata } of body.items)
      await admin.request({
        method: 'PATCH',
        path: `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`,
        contentType: 'application/merge-patch+json',
        body: { status: { phase: 'Succeeded' } },
      });
    await cluster.clock.settled();
  }
};
