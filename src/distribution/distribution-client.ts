import type { Clock } from '../ports/clock.ts';
import type { ClientProfile } from './client-profile.ts';
import type { Credentials } from './credentials.ts';
import { type Dial, dialDirectly } from './dial.ts';
import { RegistryConnection } from './registry-connection.ts';
import { RepositoryClient } from './repository-client.ts';
import { createTransport, type Transport } from './transport.ts';

/** How a program talks to registries, over connections that are there already. */
export interface ProgramOptions {
  readonly profile: ClientProfile;
  /** What time limits go by; real time when absent. */
  readonly clock?: Clock;
  /** How the program waits before it repeats a request that was answered 429; in real time when absent. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** How a program reaches registries. */
export interface DistributionClientOptions extends ProgramOptions {
  /** Where hosts are; every host under its own name when absent. */
  readonly dial?: Dial;
  /** PEM certificates of the authorities that servers are verified with; the system's when absent. */
  readonly certificateAuthorities?: readonly string[];
  /** How many connections to one host may be open; any number when absent. */
  readonly connections?: number;
}

/** What differs from conversation to conversation. */
export interface RepositoryOptions {
  readonly credentials?: Credentials | undefined;
  /** Accept any certificate, and plain HTTP. */
  readonly insecure?: boolean | undefined;
  /** What the token must allow. @default 'pull' */
  readonly access?: 'pull' | 'pull,push' | 'delete,pull';
  readonly signal?: AbortSignal | undefined;
  /** The URLs of the requests that led to this conversation, where registries ask each other; see `traceHeaders`. */
  readonly trace?: readonly string[] | undefined;
}

/** A program's way to registries: connections are kept alive across conversations until it is closed. */
export interface DistributionClient {
  /** Opens a conversation about one repository; nothing is sent before its first request. */
  repository(registry: string, name: string, options?: RepositoryOptions): RepositoryClient;
  close(): void;
}

/**
 * Makes a client of the OCI distribution API.
 *
 * @example
 * const client = createDistributionClient({ profile: crio, dial: dialMap({ 'docker.io': { address: '127.0.0.1', port } }) });
 * const manifest = await client.repository('docker.io', 'openshift/hello-openshift').getManifest('latest');
 */
export const createDistributionClient = ({
  dial = dialDirectly,
  certificateAuthorities,
  connections,
  ...program
}: DistributionClientOptions): DistributionClient =>
  clientOver(createTransport({ dial, certificateAuthorities, connections, clock: program.clock }), program);

/** The client of one of several programs that share their connections; to close it ends those of all of them. */
export const clientOver = (transport: Transport, { profile, clock, wait }: ProgramOptions): DistributionClient => ({
  repository: (registry, name, { credentials, insecure, access = 'pull', signal, trace } = {}) => {
    const scope = `repository:${name}:${access}`;
    const connection = new RegistryConnection(transport, {
      profile,
      registry,
      scope,
      credentials,
      insecure,
      signal,
      trace,
      clock,
      wait,
    });
    return new RepositoryClient(connection, name, profile);
  },
  close: () => transport.close(),
});
