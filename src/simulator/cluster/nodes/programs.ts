import { posix } from 'node:path';
import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { authorizedClient } from '../../apimachinery/authorized-client.ts';
import type { Client } from '../../apimachinery/client.ts';
import { serviceAccountUser } from '../../apimachinery/service-account-user.ts';
import type { Command } from '../../node/exec/process.ts';
import type { NodeOptions } from '../../node/pods/kubelet-context.ts';
import type { RegistryHandle } from '../../registry/registry-server.ts';
import type { Access } from '../control-plane.ts';
import type { Foundation } from '../foundation.ts';
import { registryLog, registryPath } from '../registry/registry-log.ts';
import { builderPath } from './builder-image.ts';
import { deployerProgram } from './deployer-image.ts';
import { podOutput } from './pod-output.ts';

/**
 * The platform's own programs, by the path that starts them; each reaches the API as its service account.
 *
 * @param uploads what clients have handed in for builds
 * @param internalRegistry what the pod of the internal registry stands for
 */
export const clusterPrograms = (
  { client, listers, catalog }: Foundation,
  { authorize }: Access,
  registryClient: DistributionClient,
  uploads: Map<string, Buffer>,
  internalRegistry: Pick<RegistryHandle, 'journal'>,
): NodeOptions['programs'] => {
  const clientOf =
    (account: string) =>
    (namespace: string): Client =>
      authorizedClient(client, serviceAccountUser(namespace, account), authorize);
  const programs: Readonly<Record<string, () => Command | Promise<Command>>> = {
    [registryPath]: () => registryLog(internalRegistry.journal),
    [deployerProgram]: async () =>
      (await import('../../node/deployer/deployer.ts')).createDeployer(clientOf('deployer'), (namespace, pod) =>
        podOutput(catalog, namespace, pod),
      ),
    [builderPath]: async () =>
      (await import('../../node/builder/builder-program.ts')).createBuilderProgram({
        clientOf: (account, namespace) => clientOf(account)(namespace),
        listers,
        registryClient,
        uploads,
      }),
  };
  // What a program remembers from one run to the next lives as long as the cluster.
  const made = new Map<string, Command | Promise<Command>>();
  return (name) => {
    const path = name === posix.basename(deployerProgram) ? deployerProgram : name;
    const known = made.get(path) ?? (Object.hasOwn(programs, path) ? programs[path]?.() : undefined);
    if (known !== undefined) made.set(path, known);
    return known;
  };
};
