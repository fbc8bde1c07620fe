import { join } from 'node:path';
import type { DialTarget } from '../../distribution/dial.ts';
import { sharedAuthority } from '../pki/shared-authority.ts';
import { StorageDriver } from '../registry/storage/storage-driver.ts';
import type { AccessPolicy } from '../registry/upstream/access-policy.ts';
import type { RegistryProfile } from '../registry/upstream/profile.ts';
import { startUpstreamRegistry, type UpstreamRegistryHandle } from '../registry/upstream/start-upstream-registry.ts';
import type { ClusterOptions } from './cluster-options.ts';
import type { Foundation } from './foundation.ts';

/** A registry that the cluster can reach, with what a client must trust. */
export type ClusterRegistry<Handle> = Handle & {
  /** The authority that signed the registry's certificate, PEM. */
  readonly ca: string;
};

/** A registry beyond the cluster, under the name by which image references call it. */
interface Upstream {
  readonly host: string;
  readonly aliases: readonly string[];
  readonly profile: RegistryProfile['name'];
  readonly closed: boolean;
  readonly access?: AccessPolicy | undefined;
}

const UPSTREAMS: readonly Upstream[] = [
  {
    host: 'docker.io',
    aliases: ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io'],
    profile: 'docker-hub',
    closed: false,
  },
  { host: 'quay.io', aliases: [], profile: 'quay', closed: false },
  { host: 'registry.redhat.io', aliases: [], profile: 'generic', closed: true },
];

/**
 * Starts docker.io, quay.io and registry.redhat.io, and those that the options add; registry.redhat.io serves nobody whose
 * credentials were not configured.
 */
export const startOutsideWorld = async (
  { directory, ports, credentials, upstreams = {} }: ClusterOptions,
  { clock, activity }: Pick<Foundation, 'clock' | 'activity'>,
  onDefect: (error: unknown, request: string) => void,
): Promise<ReadonlyMap<string, ClusterRegistry<UpstreamRegistryHandle>>> => {
  const authority = await sharedAuthority();
  const added = Object.entries(upstreams).map(
    ([host, options]): Upstream => ({ host, aliases: [], profile: 'generic', closed: false, ...options }),
  );
  const started = [...UPSTREAMS, ...added].map(async ({ host, aliases, profile, closed, access }) => {
    const users = credentials?.[host] === undefined ? [] : [credentials[host]];
    const tls = await authority.issueServing({
      dns: [host.replace(/:\d+$/, ''), ...aliases, 'localhost'],
      ips: ['127.0.0.1'],
    });
    const handle = await startUpstreamRegistry({
      host,
      profile,
      clock,
      spend: (duration, isOver) => clock.spend(duration, isOver),
      track: (work) => void activity.track(work),
      tls,
      port: ports?.registries?.[host],
      storage: new StorageDriver({ root: join(directory, 'registries', host) }),
      onDefect,
      access: closed || users.length > 0 ? { scheme: 'basic', users } : access,
    });
    return [host, withAuthority(handle, authority.certificate)] as const;
  });
  return new Map(await Promise.all(started));
};

/**
 * Where the registries are, under all of their names and under the address that each has in the cluster's network. Error texts
 * show that address, so that they do not depend on the port of the day.
 */
export const upstreamAddresses = (
  registries: ReadonlyMap<string, { readonly port: number }>,
): Map<string, DialTarget> =>
  new Map(
    [...registries].flatMap(([host, { port }]) => {
      const names = upstreamNames(host, registries);
      const target: DialTarget = { address: '127.0.0.1', port, shownAs: `${names[1]}:${portOf(host)}` };
      return names.map((name) => [name, target] as const);
    }),
  );

/** The names of a registry: its own, its address in the network of the cluster, and others under which it is known. */
export const upstreamNames = (host: string, registries: ReadonlyMap<string, unknown>): readonly string[] => [
  host,
  `10.99.0.${[...registries.keys()].indexOf(host) + 4}`,
  ...(UPSTREAMS.find((upstream) => upstream.host === host)?.aliases ?? []),
];

/** What follows the name of a host, or the port of HTTPS. */
const portOf = (host: string): string => /:(\d+)$/.exec(host)?.[1] ?? '443';

/** Adds the authority to a handle without losing its getters. */
export const withAuthority = <Handle extends object>(handle: Handle, ca: string): ClusterRegistry<Handle> =>
  Object.assign(Object.create(handle) as Handle, { ca });
