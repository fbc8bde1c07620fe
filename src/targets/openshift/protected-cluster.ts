import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { lookUp } from './look-up.ts';

/** Where users name the clusters that they do not want to experiment on, in the folder in which the command runs. */
export const configurationFile = 'streamproof.config.json';

/** Names that look like production, unless the configuration names others. */
const usual = [
  'prod',
  'production',
  '*-prod',
  '*-production',
  'prod-*',
  'production-*',
  '*-prod-*',
  '*-production-*',
  '*-live',
  'live-*',
];

const protectedMark = 'streamproof.dev/protected';

interface Namespace {
  metadata: { labels?: Record<string, string>; annotations?: Record<string, string> };
}

/**
 * Refuses a cluster that looks like production: by the name of its context or server, or because somebody has marked its
 * namespace `kube-system` with `streamproof.dev/protected`.
 *
 * @throws ConfigurationError when it does
 */
export const refuseProtectedCluster = async (api: KubeApi, context: string): Promise<void> => {
  const names = await protectedNames();
  const server = new URL(api.server).hostname;
  const parts = [context, ...context.split(/[/:]/), server, ...server.split('.')];
  const name = parts.find((part) => names.some((pattern) => matches(pattern, part)));
  if (name !== undefined)
    throw refusal(
      `the context ${context} (${api.server}) looks like production: "${name}" is among the protected names`,
    );
  const { object } = await lookUp<Namespace>(api, '/api/v1/namespaces/kube-system');
  const mark = object?.metadata.labels?.[protectedMark] ?? object?.metadata.annotations?.[protectedMark];
  if (mark !== undefined && mark !== 'false')
    throw refusal(`the cluster ${api.server} is protected: its namespace kube-system is marked ${protectedMark}`);
};

const protectedNames = async (): Promise<readonly string[]> => {
  const file = path.join(process.cwd(), configurationFile);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return usual;
  const { protectedContexts = usual } = parse(text);
  if (Array.isArray(protectedContexts) && protectedContexts.every((name) => typeof name === 'string'))
    return protectedContexts;
  throw unusable('"protectedContexts" must be a list of names');
};

const parse = (text: string): { protectedContexts?: unknown } => {
  try {
    return JSON.parse(text) as { protectedContexts?: unknown };
  } catch (cause) {
    throw unusable((cause as Error).message);
  }
};

const matches = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
    'i',
  ).test(name);

const refusal = (message: string): ConfigurationError =>
  new ConfigurationError(message, { hint: 'choose another context with --context, or say --i-know' });

const unusable = (why: string): ConfigurationError =>
  new ConfigurationError(`${configurationFile} cannot be used: ${why}`, {
    hint: '{"protectedContexts": ["*-prod", "api.example.com"]}',
  });
