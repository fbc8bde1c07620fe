import { isIP } from 'node:net';

/** Where the packets for a registry host really go. */
export interface DialTarget {
  readonly address: string;
  readonly port: number;
  /** The `address:port` that error texts show instead, so that they do not depend on the port of the day. */
  readonly shownAs?: string;
}

/**
 * Finds the socket address of a logical `host[:port]`; `undefined` means that the name does not resolve. TLS is verified with
 * the logical name whatever the address is.
 */
export type Dial = (host: string) => DialTarget | undefined;

/**
 * Dials the given hosts, and addresses, which need no name server. An entry for `docker.io` also answers for the API host of Docker Hub, and an entry
 * without a port for the same host with the default port.
 */
export const dialMap = (entries: ReadonlyMap<string, DialTarget> | Readonly<Record<string, DialTarget>>): Dial => {
  const targets =
    entries instanceof Map ? (entries as ReadonlyMap<string, DialTarget>) : new Map(Object.entries(entries));
  return (host) => {
    const name = host.replace(/:(?:443|80)$/, '');
    return (
      targets.get(host) ??
      targets.get(name) ??
      (name === dockerHubApi ? targets.get('docker.io') : undefined) ??
      dialWithoutNames(host)
    );
  };
};

/** Addresses, and the machine itself, which is tried at its newer address first. */
const dialWithoutNames: Dial = (host) => {
  const target = dialDirectly(host) as DialTarget;
  if (target.address === 'localhost') return { ...target, address: '127.0.0.1', shownAs: `[::1]:${target.port}` };
  return isIP(target.address) > 0 ? target : undefined;
};

/** Dials every host under its own name. */
export const dialDirectly: Dial = (host) => {
  const { hostname, port } = new URL(`https://${host}`);
  return { address: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) };
};

const dockerHubApi = 'registry-1.docker.io';

/** The host that a client talks to for a registry: Docker Hub's API lives under another name. */
export const apiHost = (registry: string): string =>
  registry === 'docker.io' || registry === 'index.docker.io' ? dockerHubApi : registry;
