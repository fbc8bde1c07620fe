import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Kubeconfig, KubeconfigStore } from '../ports/kubeconfig-store.ts';
import { kubeconfigFiles, replaceFile } from './kubeconfig-files.ts';

/** The entries of a kubeconfig, by the names of their lists. */
const lists = ['clusters', 'contexts', 'users'] as const;

/**
 * The files that are the kubeconfig of this process, read as one: of two entries with the same name the first counts. What
 * is changed stays in the file that it comes from; what is new goes into the first.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export const kubeconfigStore = (files: readonly string[] = kubeconfigFiles()): KubeconfigStore => ({
  path: files[0] ?? '',
  read: async () => merge((await Promise.all(files.map(readConfig))).map(({ config }) => config)),
  write: async (config) => {
    const parts = await Promise.all(files.map(readConfig));
    const holder = parts.find((part) => part.config['current-context'] !== '') ?? parts[0];
    const placed = new Set<string>();
    for (const part of parts.toReversed()) {
      const first = part === parts[0];
      const kept: Kubeconfig = {
        ...part.config,
        ...(part === holder && { 'current-context': config['current-context'] }),
      };
      for (const list of lists) {
        const own = new Set(part.config[list].map(({ name }) => name));
        const mine = config[list].filter(({ name }) => own.has(name) || (first && !placed.has(`${list}/${name}`)));
        for (const { name } of mine) placed.add(`${list}/${name}`);
        kept[list] = mine as never;
      }
      await replaceFile(part.file, await textOf(kept, part.json));
    }
  },
});

interface Part {
  readonly file: string;
  readonly json: boolean;
  readonly config: Kubeconfig;
}

const readConfig = async (file: string): Promise<Part> => {
  const { parse } = await import('yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const read = ((parse(text) as object | null) ?? {}) as Partial<Kubeconfig>;
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config' },
    ...read,
    'current-context': read['current-context'] ?? '',
    clusters: (read.clusters ?? []).map(({ name, cluster }) => ({ name, cluster: absolute(cluster, file) })),
    contexts: read.contexts ?? [],
    users: (read.users ?? []).map(({ name, user }) => ({ name, user: absolute(user, file) })),
  };
  return { file, json: text.trimStart().startsWith('{'), config };
};

/** Paths in a kubeconfig start where the file is. */
const absolute = <T extends Record<string, unknown>>(entry: T | null, file: string): T =>
  Object.fromEntries(
    Object.entries(entry ?? {}).map(([key, value]) => [
      key,
      paths.has(key) && typeof value === 'string' ? path.resolve(path.dirname(file), value) : value,
    ]),
  ) as T;

const paths = new Set(['certificate-authority', 'client-certificate', 'client-key']);

const merge = (configs: readonly Kubeconfig[]): Kubeconfig => ({
  'current-context': configs.map((config) => config['current-context']).find((name) => name !== '') ?? '',
  clusters: firstOfEach(configs.flatMap(({ clusters }) => clusters)),
  contexts: firstOfEach(configs.flatMap(({ contexts }) => contexts)),
  users: firstOfEach(configs.flatMap(({ users }) => users)),
  preferences: configs[0]?.preferences ?? {},
});

const firstOfEach = <T extends { name: string }>(entries: readonly T[]): T[] =>
  entries.filter((entry, index) => entries.findIndex(({ name }) => name === entry.name) === index);

const textOf = async (config: Kubeconfig, json: boolean): Promise<string> => {
  if (json) return `${JSON.stringify(config, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(config, { lineWidth: 0 });
};
