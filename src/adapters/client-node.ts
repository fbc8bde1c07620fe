import type { KubeApi, KubeRequest, KubeResponse, WatchEvent } from '../ports/kube-api.ts';
import { parseExactJson } from '../resources/values/exact-json.ts';
import { readText, refusal, warningsOf } from './kube-answer.ts';
import { execOverWebSocket } from './kube-exec.ts';
import { KubeHttp } from './kube-http.ts';
import { type Connection, type KubeconfigSource, loadKubeconfig } from './kubeconfig.ts';

/** An API server, and the project in which a context of a kubeconfig begins. */
export interface ContextApi extends KubeApi {
  /** The namespace of the context. */
  readonly namespace: string;
}

/** An API server reached by way of a kubeconfig. */
export interface KubeconfigApi extends ContextApi, Disposable {
  /** The same user with another program, over the same connections, for as long as this one is not disposed of. */
  as(userAgent: string): ContextApi;
}

/**
 * Connects to the API server of a kubeconfig. Connections are kept open until it is disposed of.
 *
 * @throws ConfigurationError when the kubeconfig cannot be used
 */
export const connectKubeApi = async (source: KubeconfigSource, userAgent = 'streamproof'): Promise<KubeconfigApi> => {
  const connection = await loadKubeconfig(source);
  const http = new KubeHttp(connection, userAgent);
  return {
    ...apiOver(http, connection),
    as: (program) => apiOver(http.as(program), connection),
    [Symbol.dispose]: () => http.close(),
  };
};

const apiOver = (http: KubeHttp, { server, namespace }: Connection): ContextApi => ({
  server,
  namespace,
  request: (request) => requestJson(http, request),
  watch: (request, signal) => watchEvents(http, request, signal),
  stream: (request, signal, onWarnings) => streamBytes(http, request, signal, onWarnings),
  exec: (request) => execOverWebSocket(http, server, request),
});

const requestJson = async <T>(http: KubeHttp, request: KubeRequest): Promise<KubeResponse<T>> => {
  const answer = await http.send(request);
  const status = answer.statusCode ?? 0;
  if (status >= 400) throw await refusal(answer);
  const text = await readText(answer);
  const isJson = /\bjson\b/.test(answer.headers['content-type'] ?? 'application/json');
  const body = (isJson && text !== '' ? parseExactJson(text) : text) as T;
  return { status, body, warnings: warningsOf(answer), headers: answer.headers };
};

async function* streamBytes(
  http: KubeHttp,
  request: KubeRequest,
  signal: AbortSignal,
  onWarnings?: (warnings: readonly string[]) => void,
): AsyncGenerator<Uint8Array> {
  try {
    const answer = await http.send(request, signal);
    onWarnings?.(warningsOf(answer));
    if ((answer.statusCode ?? 0) >= 400) throw await refusal(answer);
    for await (const chunk of answer) yield chunk as Uint8Array;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* watchEvents<T>(
  http: KubeHttp,
  request: KubeRequest,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent<T>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of streamBytes(http, { ...request, query: { ...request.query, watch: true } }, signal)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield parseExactJson(line) as WatchEvent<T>;
  }
}
