import { ApiStatusError } from '../../errors/api-status-error.ts';
import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import type { RunNames } from './run-names.ts';

/** The requests that make a project; its name is in the body. */
const makesProject = /^\/(?:apis\/project\.openshift\.io\/v1\/(?:projectrequests|projects)|api\/v1\/namespaces)$/;

/** How others than the project's owner are refused. */
const takesRights = /is forbidden: User "[^"]*" cannot /;

/** What asks without changing anything, although it is posted. */
const asks = /\/(?:[a-z]*reviews|token)$/;

/** What happens around the requests of an experiment. */
export interface RequestSurroundings {
  /** What the body of a request for a project says of whose it is. */
  readonly description?: string;
  /** Is told the real name of a project as soon as it is made. */
  onProject(real: string): Promise<void>;
  /** Is told, before it is sent, of a request that changes what is not the experiment's; default: it is refused. */
  onForeignChange?: ((request: KubeRequest) => Promise<void>) | undefined;
}

/** The API of a cluster as one experiment sees it: with the names of the feature, and without what belongs to others. */
export const experimentApi = (
  api: KubeApi,
  names: RunNames,
  { description, onProject, onForeignChange = refuse }: RequestSurroundings,
): KubeApi => {
  const translate = (request: KubeRequest): KubeRequest => ({
    ...request,
    path: names.toReal(request.path),
    query: request.query && (translated(request.query, (text) => names.toReal(text)) as KubeRequest['query']),
    body: translated(request.body, (text) => names.toReal(text)),
  });
  return {
    server: api.server,
    request: async (request) => {
      const makes = request.method === 'POST' && makesProject.test(request.path);
      if (makes) names.claim(nameOf(request.body));
      const real = translate(request);
      if (makes && description !== undefined && real.path.endsWith('/projectrequests'))
        real.body = { ...(real.body as object), description };
      if (changesOthers(real, names)) await onForeignChange(real);
      const answer = await explained(api.request(real), names);
      if (makes) await onProject(nameOf(real.body));
      return { ...answer, body: translated(answer.body, (text) => names.toLogical(text)) as never };
    },
    watch: async function* (request, signal) {
      for await (const event of api.watch(translate(request), signal))
        yield translated(event, (text) => names.toLogical(text)) as never;
    },
    stream: async function* (request, signal, onWarnings) {
      const decoder = new TextDecoder();
      const encoder = new TextEncoder();
      for await (const chunk of api.stream(translate(request), signal, onWarnings))
        yield encoder.encode(names.toLogical(decoder.decode(chunk, { stream: true })));
    },
    exec: (request) => {
      const back = (listener: (chunk: Uint8Array) => void) => (chunk: Uint8Array) =>
        listener(new TextEncoder().encode(names.toLogical(new TextDecoder().decode(chunk))));
      return api.exec({
        ...request,
        namespace: names.toReal(request.namespace),
        pod: names.toReal(request.pod),
        ...(request.command && { command: request.command.map((part) => names.toReal(part)) }),
        onStdout: back(request.onStdout),
        onStderr: back(request.onStderr),
      });
    },
  };
};

const nameOf = (body: unknown): string => (body as { metadata?: { name?: string } })?.metadata?.name ?? '';

/** Only projects of the experiment are ever written to. */
const changesOthers = ({ method, path }: KubeRequest, names: RunNames): boolean => {
  if (method === 'GET' || makesProject.test(path) || asks.test(path)) return false;
  const namespace = /\/(?:namespaces|projects)\/([^/]+)/.exec(path)?.[1];
  return namespace === undefined || !names.owns(namespace);
};

const refuse = ({ method, path }: KubeRequest): Promise<never> =>
  Promise.reject(
    new UnsupportedError(
      `needs:cluster-scope: ${method} ${path} would change what is not part of this run: nothing but its own projects is touched`,
    ),
  );

/** Refusals are told with the names of the feature too. */
const explained = async <T>(answer: Promise<T>, names: RunNames): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiStatusError && error.status.code === 403 && takesRights.test(error.message))
      throw new UnsupportedError(`needs:admin: ${names.toLogical(error.message)}`, { cause: error });
    if (error instanceof Error) {
      error.message = names.toLogical(error.message);
      if ('status' in error)
        Object.assign(error, { status: translated(error.status, (text) => names.toLogical(text)) });
    }
    throw error;
  }
};

/** A value with all its texts, and the names of its fields, translated; bytes stay as they are. */
const translated = (value: unknown, translate: (text: string) => string): unknown => {
  if (typeof value === 'string') return translate(value);
  if (Array.isArray(value)) return value.map((item) => translated(item, translate));
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [translate(key), translated(item, translate)]));
};
