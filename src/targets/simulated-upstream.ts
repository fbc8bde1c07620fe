import { createUpstreamRegistry } from '../adapters/upstream-registry.ts';
import { containersImage } from '../distribution/client-profile.ts';
import { dialMap } from '../distribution/dial.ts';
import { createDistributionClient, type DistributionClient } from '../distribution/distribution-client.ts';
import type { RegistryRequest, UpstreamRegistry } from '../ports/registry.ts';
import type { PullLimit, RegistryTrouble } from '../ports/upstream-control.ts';

/** What is needed of a registry that the embedded cluster started. */
export interface StartedRegistry {
  readonly host: string;
  /** `127.0.0.1:port`. */
  readonly endpoint: string;
  /** PEM. */
  readonly ca: string;
  readonly journal: {
    entries(): readonly {
      time: number;
      method: string;
      path: string;
      query: string;
      status: number;
      bytes: number;
      userAgent: string;
      digest?: string;
      user?: string;
    }[];
  };
  readonly faults: { clear(): void; add(fault: Fault): unknown };
  stop(): Promise<void>;
  hang(): Promise<void>;
  start(): Promise<void>;
  useCertificate(tls: { certificate: string; key: string } | undefined): Promise<void>;
  useAccess(access: { scheme: 'basic'; users: readonly { username: string; password: string }[] }): void;
  retainUntagged(duration: number): Promise<void>;
  limitRate(limit: PullLimit | undefined): void;
}

/** The requests that go wrong, and how. */
interface Fault {
  effect:
    | { kind: 'status'; status: number; code?: string }
    | { kind: 'delay'; milliseconds: number }
    | { kind: 'reset'; afterBytes: number }
    | { kind: 'corrupt' };
  path?: RegExp;
}

/** Issues certificates that nobody in the cluster trusts. */
type Stranger = () => Promise<{
  issueServing(names: { dns: readonly string[] }): Promise<{ certificate: string; key: string }>;
}>;

/** A registry of the embedded cluster's outside world, for experiments. */
export const simulatedUpstream = (registry: StartedRegistry, stranger: Stranger): UpstreamRegistry & Disposable => {
  const client = createRegistryClient(registry);
  const upstream = createUpstreamRegistry(registry.host, client, {
    requests: async () => journalOf(registry),
    stop: () => registry.stop(),
    start: async () => {
      registry.faults.clear();
      await registry.start();
    },
    suffer: async (trouble) => {
      registry.faults.clear();
      if (trouble.kind === 'hangs') return registry.hang();
      await registry.start();
      registry.faults.add(faultOf(trouble));
    },
    keepUntagged: (duration) => registry.retainUntagged(duration),
    limitPulls: async (limit) => registry.limitRate(limit),
    loseTrust: async () => registry.useCertificate(await (await stranger()).issueServing({ dns: [registry.host] })),
    speakPlainly: () => registry.useCertificate(undefined),
    demandCredentials: async (username, password) =>
      registry.useAccess({ scheme: 'basic', users: [{ username, password }] }),
  });
  return { ...upstream, [Symbol.dispose]: () => client.close() };
};

/** A status below 500 is about what was asked for; a registry that fails altogether does so for everything. */
const faultOf = (trouble: Exclude<RegistryTrouble, { kind: 'hangs' }>): Fault => {
  if (trouble.kind === 'slow') return { effect: { kind: 'delay', milliseconds: trouble.delay } };
  if (trouble.kind === 'broken-connections') return { effect: { kind: 'reset', afterBytes: 0 } };
  if (trouble.kind === 'corrupt-blobs') return { effect: { kind: 'corrupt' }, path: /\/blobs\// };
  const { status } = trouble;
  return {
    effect: { kind: 'status', status, ...(status === 404 ? { code: 'MANIFEST_UNKNOWN' } : {}) },
    ...(status < 500 ? { path: /^\/v2\/./ } : {}),
  };
};

/** A client that reaches one registry of the embedded cluster under its name: on the same machine one connection is the quickest. */
export const createRegistryClient = ({
  host,
  endpoint,
  ca,
}: Pick<StartedRegistry, 'host' | 'endpoint' | 'ca'>): DistributionClient => {
  const [address = '', port] = endpoint.split(':');
  const dial = dialMap({ [host]: { address, port: Number(port) } });
  return createDistributionClient({ profile: containersImage, dial, certificateAuthorities: [ca], connections: 1 });
};

/** The access log of a registry of the embedded cluster. */
export const journalOf = ({ journal }: Pick<StartedRegistry, 'journal'>): readonly RegistryRequest[] =>
  journal.entries().map(({ time, method, path, query, status, bytes, userAgent, digest, user = '' }) => ({
    at: time,
    method,
    path: query === '' ? path : `${path}?${query}`,
    status,
    userAgent,
    bytes,
    user,
    ...(digest === undefined ? {} : { digest }),
  }));
