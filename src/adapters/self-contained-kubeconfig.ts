import type { RequestOptions } from 'node:https';
import type { Connection } from './kubeconfig.ts';

/**
 * The connection of a kubeconfig that names no other file, program or proxy, as the embedded cluster writes it: JSON, with the
 * certificates or the token of the user in it. Whoever has one need not load a client that knows every other way.
 *
 * @param token of somebody who takes the place of the user
 * @returns `undefined` for any other kubeconfig
 */
export const selfContainedConnection = (text: string, token?: string): Connection | undefined => {
  const config = parsed(text);
  const context = named(config?.contexts, config?.['current-context'])?.context;
  const cluster = named(config?.clusters, context?.cluster)?.cluster;
  const user = token === undefined ? named(config?.users, context?.user)?.user : { token };
  if (cluster?.server?.startsWith('https://') !== true || user === undefined) return undefined;
  if (!hasOnly(cluster, CLUSTER) || !hasOnly(user, USER)) return undefined;
  const options: RequestOptions = {
    ...buffer('ca', cluster['certificate-authority-data']),
    ...buffer('cert', user['client-certificate-data']),
    ...buffer('key', user['client-key-data']),
    ...(user.token === undefined ? {} : { headers: { Authorization: `Bearer ${user.token}` } }),
  };
  return {
    server: cluster.server.replace(/\/+$/, ''),
    namespace: context?.namespace ?? 'default',
    authenticate: async () => ({ ...options }),
  };
};

const CLUSTER = ['server', 'certificate-authority-data'] as const;
const USER = ['client-certificate-data', 'client-key-data', 'token'] as const;

interface Kubeconfig {
  readonly 'current-context'?: string;
  readonly contexts?: readonly Named<'context', { cluster?: string; user?: string; namespace?: string }>[];
  readonly clusters?: readonly Named<'cluster', Partial<Record<(typeof CLUSTER)[number], string>>>[];
  readonly users?: readonly Named<'user', Partial<Record<(typeof USER)[number], string>>>[];
}

type Named<K extends string, T> = { readonly name: string } & { readonly [key in K]?: T };

const parsed = (text: string): Kubeconfig | undefined => {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Kubeconfig;
  } catch {
    return undefined;
  }
};

const named = <T extends { name: string }>(entries: readonly T[] | undefined, name: string | undefined) =>
  entries?.find((each) => each.name === name);

const hasOnly = (entry: object, names: readonly string[]): boolean =>
  Object.entries(entry).every(([name, value]) => names.includes(name) && typeof value === 'string');

const buffer = (name: 'ca' | 'cert' | 'key', base64: string | undefined): RequestOptions =>
  base64 === undefined ? {} : { [name]: Buffer.from(base64, 'base64') };
