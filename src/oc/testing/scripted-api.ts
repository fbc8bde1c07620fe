import { ApiStatusError, type Status } from '../../errors/api-status-error.ts';
import type { ExecRequest, KubeApi, KubeRequest, WatchEvent } from '../../ports/kube-api.ts';
import type { RegistryAccess } from '../../ports/registry-access.ts';
import type { OcContext } from '../oc-context.ts';
import { runOc } from '../run-oc.ts';

/** What a test's API server answers: by `METHOD /path`, a body or a function of the request; a `Status` that failed is thrown. */
export type Script = Readonly<Record<string, unknown>>;

/** What a command did. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** `METHOD /path?query`, in order. */
  requests: string[];
  /** The bodies of those requests that had one. */
  bodies: unknown[];
  namespace: string;
}

export interface Scripted {
  readonly now?: string;
  readonly namespace?: string;
  readonly warnings?: readonly string[];
  readonly stdin?: string;
  /** The bearer token of the user. */
  readonly token?: string;
  readonly registries?: RegistryAccess;
  readonly cwd?: string;
  readonly authFiles?: readonly [string, ...string[]];
  /** What the user of an editor makes of a text. */
  readonly edit?: (text: string) => string;
  readonly runProgram?: NonNullable<OcContext['runProgram']>;
  readonly watch?: readonly WatchEvent[];
  /** Watches last until they are ended. */
  readonly isWatchOpen?: boolean;
  exec?(request: ExecRequest): number;
}

/**
 * Runs a command line against scripted answers; what the script lacks is a 404 for an object that does not exist, but the namespace
 * of the session is there.
 */
export const runScripted = async (
  line: string | readonly string[],
  script: Script = {},
  options: Scripted = {},
): Promise<Ran> => {
  const ran: Ran = {
    code: 0,
    stdout: '',
    stderr: '',
    requests: [],
    bodies: [],
    namespace: options.namespace ?? 'hello',
  };
  const words = typeof line === 'string' ? line.split(' ') : line;
  ran.code = await runOc(words, {
    api: scriptedApi({ [`GET /api/v1/namespaces/${ran.namespace}`]: {}, ...script }, ran, options),
    session: { user: 'developer', namespace: ran.namespace, setNamespace: (name) => void (ran.namespace = name) },
    now: () => Date.parse(options.now ?? '2026-11-21T21:07:36Z'),
    stdin: options.stdin,
    ...(options.token !== undefined && { token: options.token }),
    ...(options.registries && { registries: options.registries }),
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.authFiles && { authFiles: options.authFiles }),
    ...(options.edit && { editText: async (text: string) => options.edit?.(text) ?? '' }),
    ...(options.runProgram && { runProgram: options.runProgram }),
    stdout: (text) => void (ran.stdout += text),
    stderr: (text) => void (ran.stderr += text),
  });
  return ran;
};

/** A failed answer. */
export const failure = (code: number, reason: string, message: string, details?: Status['details']): Status => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  reason,
  code,
  ...(details && { details }),
});

/** An API server that answers by a script. @param ran where requests are written down */
export const scriptedApi = (
  script: Script,
  ran: Pick<Ran, 'requests' | 'bodies'> = { requests: [], bodies: [] },
  { warnings = [], watch = [], isWatchOpen = false, exec }: Scripted = {},
): KubeApi => ({
  server: 'https://api.oracle.local:6443',
  request: async <T>(request: KubeRequest) => {
    ran.requests.push(`${request.method} ${request.path}${queryText(request)}`);
    if (request.body !== undefined) ran.bodies.push(request.body);
    const answer = answerOf(script, request);
    if (isFailure(answer)) throw new ApiStatusError(answer);
    return { status: 200, body: answer as T, warnings };
  },
  watch: async function* <T>(request: KubeRequest, signal?: AbortSignal) {
    ran.requests.push(`WATCH ${request.path}${queryText(request)}`);
    for (const event of watch) yield event as WatchEvent<T>;
    if (isWatchOpen) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  },
  stream: async function* (request: KubeRequest) {
    ran.requests.push(`${request.method} ${request.path}${queryText(request)}`);
    const answer = answerOf(script, request);
    yield new TextEncoder().encode(typeof answer === 'object' ? `${JSON.stringify(answer)}\n` : String(answer));
  },
  exec: async (request) => {
    ran.requests.push(
      `${request.command ? 'EXEC' : 'ATTACH'} ${request.pod}/${request.container} ${request.command?.join(' ') ?? ''}`,
    );
    return exec?.(request) ?? 0;
  },
});

const answerOf = (script: Script, request: KubeRequest): unknown => {
  const answer = script[`${request.method} ${request.path}`];
  if (typeof answer === 'function') return (answer as (request: KubeRequest) => unknown)(request);
  if (answer !== undefined) return answer;
  const [name, plural] = request.path.split('/').reverse();
  const group = request.path.startsWith('/apis/') ? `.${request.path.split('/')[2]}` : '';
  return failure(404, 'NotFound', `${plural}${group} "${name}" not found`, { name, kind: plural });
};

const isFailure = (answer: unknown): answer is Status =>
  (answer as Partial<Status> | null)?.kind === 'Status' && (answer as Status).status === 'Failure';

const queryText = ({ query = {} }: KubeRequest): string => {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return entries.length === 0
    ? ''
    : `?${entries
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join('&')}`;
};
