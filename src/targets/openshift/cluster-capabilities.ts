import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { Capability } from '../../ports/capabilities.ts';
import type { KubeApi } from '../../ports/kube-api.ts';

/** What a run may use of a cluster: an access that the user needs, and what it is good for. */
interface Access {
  verb: string;
  group?: string;
  resource: string;
  subresource?: string;
  namespace?: string;
}

/** The registry's pod, in which its storage is listed. */
const listStorage: Access = {
  verb: 'create',
  resource: 'pods',
  subresource: 'exec',
  namespace: 'openshift-image-registry',
};

/** The log of that pod, which tells what the registry was asked. */
const readJournal: Access = {
  verb: 'get',
  resource: 'pods',
  subresource: 'log',
  namespace: 'openshift-image-registry',
};

/** Finds out what experiments can do on a cluster, without changing anything on it. */
export const clusterCapabilities = async (
  api: KubeApi,
  { pushes }: { pushes: boolean },
): Promise<ReadonlySet<Capability>> => {
  const found: Capability[] = [];
  if (pushes) found.push('upstream-push');
  if ((await may(api, listStorage)) && (await keepsFiles(api))) found.push('registry-storage');
  if (await may(api, readJournal)) found.push('registry-journal');
  return new Set(found);
};

/** Asks the cluster whether the user has a right. */
export const may = async (api: KubeApi, { namespace, ...access }: Access): Promise<boolean> => {
  const { body } = await api.request<{ status?: { allowed?: boolean } }>({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { ...access, ...(namespace === undefined ? {} : { namespace }) } },
    },
  });
  return body.status?.allowed === true;
};

/** Only a registry that keeps its content in files has something to list; one without a configuration is taken to. */
const keepsFiles = async (api: KubeApi): Promise<boolean> => {
  try {
    const { body } = await api.request<{ spec?: { storage?: Record<string, unknown> } }>({
      method: 'GET',
      path: '/apis/imageregistry.operator.openshift.io/v1/configs/cluster',
    });
    const storage = body.spec?.storage ?? {};
    return 'pvc' in storage || 'emptyDir' in storage;
  } catch (error) {
    if (error instanceof ApiStatusError) return error.status.code === 404;
    throw error;
  }
};
