import { readFileSync } from 'node:fs';

/** A parameter of an operation, before it is written in a version of OpenAPI. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly type: 'string' | 'integer' | 'boolean';
  readonly description?: string;
}

/** The names of parameters that are no text, by their type. */
const types: Readonly<Record<string, Parameter['type']>> = Object.fromEntries([
  ...[
    'gracePeriodSeconds',
    'limit',
    'limitBytes',
    'ports',
    'sinceSeconds',
    'tailLines',
    'timeoutSeconds',
    'version',
  ].map((name) => [name, 'integer']),
  ...[
    'allowWatchBookmarks',
    'follow',
    'force',
    'ignoreStoreReadErrorWithClusterBreakingPotential',
    'insecureSkipTLSVerifyBackend',
    'nowait',
    'orphanDependents',
    'previous',
    'sendInitialEvents',
    'stderr',
    'stdin',
    'stdout',
    'timestamps',
    'tty',
    'watch',
  ].map((name) => [name, 'boolean']),
]);

let texts: Readonly<Record<string, string>> | undefined;

const parameter = (name: string, where: Parameter['in']): Parameter => {
  texts ??= JSON.parse(readFileSync(new URL('./parameter-texts.json', import.meta.url), 'utf8')) as typeof texts;
  const description = texts?.[name];
  return { name, in: where, type: types[name] ?? 'string', ...(description === undefined ? {} : { description }) };
};

const query = (names: string): readonly Parameter[] => names.split(' ').map((name) => parameter(name, 'query'));

/** In alphabetical order, as they are published. */
const byName = (one: Parameter, other: Parameter): number => (one.name < other.name ? -1 : 1);

const WRITE = 'dryRun fieldManager fieldValidation';
const DELETE =
  'dryRun gracePeriodSeconds ignoreStoreReadErrorWithClusterBreakingPotential orphanDependents propagationPolicy';
const SELECT =
  'continue fieldSelector labelSelector limit resourceVersion resourceVersionMatch sendInitialEvents timeoutSeconds';
const LOG = 'container follow limitBytes previous sinceSeconds tailLines timestamps';

/** What may be said in the query of an action. */
export const queryOf = {
  read: () => [],
  write: () => query(WRITE),
  patch: () => query(`${WRITE} force`),
  delete: () => query(DELETE),
  list: () => query(`allowWatchBookmarks ${SELECT} watch`),
  deleteCollection: () => query(`${DELETE} ${SELECT}`),
} as const satisfies Record<string, () => readonly Parameter[]>;

/** What may be said in the query of a log, by the kind of what writes it, and of a connection, by the kind of its options. */
const options: Readonly<Record<string, string>> = {
  Pod: `${LOG} insecureSkipTLSVerifyBackend stream`,
  DeploymentLog: `${LOG} nowait version`,
  BuildLog: `${LOG} insecureSkipTLSVerifyBackend nowait version`,
  PodAttachOptions: 'container stderr stdin stdout tty',
  PodExecOptions: 'command container stderr stdin stdout tty',
  PodPortForwardOptions: 'ports',
  PodProxyOptions: 'path',
  ServiceProxyOptions: 'path',
  NodeProxyOptions: 'path',
  Build: 'path',
  BinaryBuildRequestOptions:
    'asFile revision.authorEmail revision.authorName revision.commit revision.committerEmail revision.committerName revision.message',
};

/** The parameters of a log or a connection of a kind. */
export const optionsOf = (kind: string): readonly Parameter[] => {
  const names = options[kind];
  return names === undefined ? [] : query(names);
};

/** What stands in a path. */
export const inPath = (path: string, kind: string): readonly Parameter[] => [
  ...(path.includes('{name}')
    ? [{ name: 'name', in: 'path', type: 'string', description: `name of the ${kind}` } as const]
    : []),
  ...(path.includes('{namespace}') ? [parameter('namespace', 'path')] : []),
  ...(path.includes('{path}') ? [parameter('path', 'path')] : []),
];

/** It may be said wherever an object is answered. */
export const pretty = (): readonly Parameter[] => query('pretty');

/** The parameters that all operations of a path have, which are published with the path. */
export const sharedParameters = (operations: readonly { readonly parameters: readonly Parameter[] }[]): Parameter[] => {
  const [first, ...others] = operations;
  const shared = first?.parameters.filter((each) => others.every(({ parameters }) => has(parameters, each))) ?? [];
  return shared.toSorted(byName);
};

/** Those of one operation that are not shared with the others of its path. */
export const ownParameters = (
  { parameters }: { readonly parameters: readonly Parameter[] },
  shared: readonly Parameter[],
): Parameter[] => parameters.filter((each) => !has(shared, each)).toSorted(byName);

const has = (parameters: readonly Parameter[], { name, in: where }: Parameter): boolean =>
  parameters.some((each) => each.name === name && each.in === where);
