import { join } from 'node:path';
import { goClient } from '../../../distribution/client-profile.ts';
import { parseDockerConfig } from '../../../distribution/docker-config.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { startInternalRegistry } from '../../registry/internal/start-internal-registry.ts';
import type { RegistryHandle } from '../../registry/registry-server.ts';
import { StorageDriver } from '../../registry/storage/storage-driver.ts';
import type { ClusterOptions } from '../cluster-options.ts';
import type { Access } from '../control-plane.ts';
import type { Foundation } from '../foundation.ts';
import { type ClusterRegistry, withAuthority } from '../outside-world.ts';
import type { ReachRegistries } from '../reach-registries.ts';
import { createRegistryClusterApi } from './registry-cluster-api.ts';
import { registryHost, registryNames } from './registry-facts.ts';
import { registryPolicyNow } from './registry-policy-now.ts';

/** The cluster's own registry; `storage` is what its pod shows as `/registry`. */
export type InternalRegistry = ClusterRegistry<RegistryHandle> & {
  /** Whether the registry keeps from now on what it pulls through (`pullthrough.mirror` of its configuration). */
  keepPulledThrough(keep: boolean): void;
};

/** Starts the internal registry on a socket of its own; `reach` leads it to the registries outside. */
export const serveInternalRegistry = async (
  { directory, ports, storageIsShown }: ClusterOptions,
  { clock, client, activity, listers, release }: Foundation,
  access: Access,
  reach: ReachRegistries,
  onDefect: (error: unknown, request: string) => void,
): Promise<InternalRegistry> => {
  const authority = await sharedAuthority();
  const storage = new StorageDriver({
    root: join(directory, 'internal-registry'),
    ...(clock.virtual ? { clock } : {}),
    ...(storageIsShown ? { room: 0 } : {}),
  });
  storage.flush();
  const dns = [
    ...registryNames.map((name) => name.replace(/:\d+$/, '')).filter((name) => !/^\d/.test(name)),
    'localhost',
  ];
  let mirrors = true;
  const handle = await startInternalRegistry({
    storage,
    clock,
    activity,
    api: createRegistryClusterApi(client, access),
    client: reach(goClient),
    registries: () => registryPolicyNow(listers),
    nodePullSecret: () => {
      const secret = listers.of<Secret>(secretKind).get('openshift-config', 'pull-secret');
      return parseDockerConfig(Buffer.from(secret?.data?.['.dockerconfigjson'] ?? '', 'base64').toString());
    },
    mirrors: () => mirrors,
    servesPartsOfLists: release.servesPartsOfLists,
    tls: await authority.issueServing({ dns, ips: ['127.0.0.1', '10.3.0.50'] }),
    port: ports?.registries?.[registryHost],
    onDefect,
  });
  const keepPulledThrough = (keep: boolean): void => void (mirrors = keep);
  return Object.assign(withAuthority(handle, authority.certificate), { keepPulledThrough });
};
