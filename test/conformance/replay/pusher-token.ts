import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** A token of a service account. */
export const tokenOf = async (api: KubeApi, account: string, namespace: string): Promise<string> => {
  const { body } = await api.request<{ status: { token: string } }>({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  return body.status.token;
};

/** A token of the service account `builder`, which every project has and which may push there. */
export const pusherToken = (api: KubeApi, namespace: string): Promise<string> => tokenOf(api, 'builder', namespace);
