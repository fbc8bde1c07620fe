import { authorizedClient } from '../apimachinery/authorized-client.ts';
import type { Client } from '../apimachinery/client.ts';
import { createDeployer } from '../node/deployer/deployer.ts';
import type { NodeOptions } from '../node/pods/kubelet-context.ts';
import type { Access } from './control-plane.ts';
import { deployerProgram } from './deployer-image.ts';
import type { Foundation } from './foundation.ts';

/** The platform's own programs, by the path that starts them; each reaches the API as its service account. */
export const clusterPrograms = ({ client }: Foundation, { authorize }: Access): NodeOptions['programs'] => {
  const clientOf =
    (account: string) =>
    (namespace: string): Client => {
      const username = `system:serviceaccount:${namespace}:${account}`;
      const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
      return authorizedClient(client, { username, groups }, authorize);
    };
  const deployer = createDeployer(clientOf('deployer'));
  return (path) => (path === deployerProgram ? deployer : undefined);
};
