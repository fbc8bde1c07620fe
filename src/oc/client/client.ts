import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../resources/kube-object.ts';
import type { OcContext } from '../oc-context.ts';
import { resourcePath } from './resource-path.ts';
import { refuseUnserved } from './unserved-kind.ts';

type Query = KubeRequest['query'];

/** Which way a PATCH is to be read. */
export type PatchType = 'merge' | 'strategic' | 'json' | 'apply';

/** The API server as a command uses it; the server's warnings appear on stderr, each text once a command. */
export interface Client {
  readonly api: KubeApi;
  request<T>(request: KubeRequest): Promise<T>;
  /** The bytes of an answer, as they come. */
  stream(request: KubeRequest, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  get<T = KubeObject>(kind: ResourceKind, namespace: string, name: string, query?: Query): Promise<T>;
  /** `undefined` when there is no such object. */
  find<T = KubeObject>(kind: ResourceKind, namespace: string, name: string): Promise<T | undefined>;
  list<T extends KubeObject = KubeObject>(kind: ResourceKind, namespace: string, query?: Query): Promise<KubeList<T>>;
  create<T = KubeObject>(kind: ResourceKind, namespace: string, object: unknown, query?: Query): Promise<T>;
  /** POST to what lies below an object: `web/rollback`. */
  createAt<T = KubeObject>(kind: ResourceKind, namespace: string, path: string, body: unknown): Promise<T>;
  replace<T = KubeObject>(
    kind: ResourceKind,
    namespace: string,
    name: string,
    object: unknown,
    query?: Query,
  ): Promise<T>;
  patch<T = KubeObject>(
    kind: ResourceKind,
    namespace: string,
    path: string,
    patch: unknown,
    type: PatchType,
    query?: Query,
  ): Promise<T>;
  remove<T = KubeObject>(kind: ResourceKind, namespace: string, name: string, options: unknown): Promise<T>;
}

export const createClient = (context: OcContext): Client => {
  const warned = new Set<string>();
  const warn = (warnings: readonly string[]): void => {
    for (const warning of warnings.filter((text) => !warned.has(text))) {
      warned.add(warning);
      context.stderr(`Warning: ${warning}\n`);
    }
  };
  const request = async <T>(sent: KubeRequest): Promise<T> => {
    try {
      const answer = await context.api.request<T>(sent);
      warn(answer.warnings);
      return answer.body;
    } catch (error) {
      if (error instanceof ApiStatusError) warn(error.warnings);
      throw error;
    }
  };
  const send = async <T>(kind: ResourceKind, sent: KubeRequest): Promise<T> =>
    await request<T>(sent).catch(refuseUnserved({ request }, kind));
  const get: Client['get'] = (kind, namespace, name, query) =>
    send(kind, { method: 'GET', path: resourcePath(kind, namespace, name), query });
  return {
    api: context.api,
    request,
    stream: (sent, signal = context.signal ?? new AbortController().signal) => context.api.stream(sent, signal, warn),
    get,
    find: (kind, namespace, name) => get<never>(kind, namespace, name).catch(undefinedWhenMissing),
    list: (kind, namespace, query) => send(kind, { method: 'GET', path: resourcePath(kind, namespace), query }),
    create: (kind, namespace, body, query) =>
      send(kind, { method: 'POST', path: resourcePath(kind, namespace), query, body }),
    createAt: (kind, namespace, path, body) =>
      send(kind, { method: 'POST', path: resourcePath(kind, namespace, path), body }),
    replace: (kind, namespace, name, body, query) =>
      send(kind, { method: 'PUT', path: resourcePath(kind, namespace, name), query, body }),
    patch: (kind, namespace, name, body, type, query) =>
      send(kind, {
        method: 'PATCH',
        path: resourcePath(kind, namespace, name),
        query,
        body,
        contentType: patchTypes[type],
      }),
    remove: (kind, namespace, name, body) =>
      send(kind, { method: 'DELETE', path: resourcePath(kind, namespace, name), body }),
  };
};

/** Whether the server answered that something does not exist. */
export const isNotFound = (error: unknown): error is ApiStatusError => isRefusal(error, 'NotFound');

/** Whether the server refused something for a reason. */
export const isRefusal = (error: unknown, ...reasons: readonly string[]): error is ApiStatusError =>
  error instanceof ApiStatusError && reasons.includes(error.status.reason ?? '');

const patchTypes: Readonly<Record<PatchType, string>> = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
  apply: 'application/apply-patch+yaml',
};

const undefinedWhenMissing = (error: unknown): undefined => {
  if (!isNotFound(error)) throw error;
};
