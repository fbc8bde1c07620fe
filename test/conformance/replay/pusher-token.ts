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

/** What the pull secret of the service account `default` holds for the registry of an image. */
export const pullSecretToken = async (api: KubeApi, image: string): Promise<string | undefined> => {
  const [host = '', namespace] = image.split('/');
  const { body } = await api.request<{ items: { metadata: { name: string }; data: Record<string, string> }[] }>({
    method: 'GET',
    path: `/api/v1/namespaces/${namespace}/secrets`,
  });
  const secret = body.items.find(({ metadata }) => metadata.name.startsWith('default-dockercfg'));
  const entries = Buffer.from(secret?.data['.dockercfg'] ?? '', 'base64').toString();
  const { auth = '' } = (JSON.parse(entries) as Record<string, { auth?: string }>)[host] ?? {};
  return Buffer.from(auth, 'base64').toString().split(':')[1];
};
