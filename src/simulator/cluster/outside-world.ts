import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import { sharedAuthority } from '../pki/shared-authority.ts';
import type { RegistryProfile } from '../registry/upstream/profile.ts';
import { startUpstreamRegistry, type UpstreamRegistryHandle } from '../registry/upstream/start-upstream-registry.ts';
import type { ClusterOptions } from './cluster-options.ts';

/** A registry that the cluster can reach, with what a client must trust. */
export type ClusterRegistry<Handle> = Handle & {
  /** The authority that signed the registry's certificate, PEM. */
  readonly ca: string;
};

/** The registries beyond the cluster, under the names by which image references call them. */
const UPSTREAMS: readonly {
  host: string;
  aliases: readonly string[];
  profile: RegistryProfile['name'];
  closed: boolean;
}[] = [
  {
    host: 'docker.io',
    aliases: ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io'],
    profile: 'docker-hub',
    closed: false,
  },
  { host: 'quay.io', aliases: [], profile: 'quay', closed: false },
  { host: 'registry.redhat.io', aliases: [], profile: 'generic', closed: true },
];

/** Starts docker.io, quay.io and registry.redhat.io; the last one serves nobody whose credentials were not configured. */
export const startOutsideWorld = async (
  { directory, ports, credentials }: ClusterOptions,
  clock: Clock,
  onDefect: (error: unknown, request: string) => void,
): Promise<ReadonlyMap<string, ClusterRegistry<UpstreamRegistryHandle>>> => {
  const authority = await sharedAuthority();
  const started = UPSTREAMS.map(async ({ host, aliases, profile, closed }) => {
    const users = credentials?.[host] === undefined ? [] : [credentials[host]];
    const tls = await authority.issueServing({ dns: [host, ...aliases, 'localhost'], ips: ['127.0.0.1'] });
    const handle = await startUpstreamRegistry({
      host,
      profile,
      clock,
      tls,
      port: ports?.registries?.[host],
      storage: join(directory, 'registries', host),
      onDefect,
      ...(closed || users.length > 0 ? { access: { scheme: 'basic', users } } : {}),
    });
    return [host, withAuthority(handle, authority.certificate)] as const;
  });
  return new Map(await Promise.all(started));
};

/** Adds the authority to a handle without losing its getters. */
export const withAuthority = <Handle extends object>(handle: Handle, ca: string): ClusterRegistry<Handle> =>
  Object.assign(Object.create(handle) as Handle, { ca });
