import type { KubeApi } from '../../ports/kube-api.ts';

/** A right on a cluster. */
export interface Access {
  verb: string;
  group?: string;
  resource: string;
  subresource?: string;
  namespace?: string;
}

/** Asks the cluster whether the user has a right. */
export const may = async (api: KubeApi, access: Access): Promise<boolean> => {
  const { body } = await api.request<{ status?: { allowed?: boolean } }>({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: access },
    },
  });
  return body.status?.allowed === true;
};
