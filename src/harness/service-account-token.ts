import type { ExperimentContext } from './experiment-context.ts';

/** Asks for a token of a service account, as `oc create token` does; accounts are named `builder` or `other/builder`. */
export const tokenOf = async ({ cluster, projects }: ExperimentContext, account: string): Promise<string> => {
  const { namespace, name } = projects.locate(account);
  const { body } = await cluster.api.request<{ status: { token: string } }>({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  return body.status.token;
};
