import { STATUS_CODES } from 'node:http';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ExecRequest, KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import { logLine } from '../command-line/log-line.ts';
import type { OcContext } from '../oc-context.ts';
import { bodyText } from './logged-body.ts';

/**
 * The API server of a session, with a log of its requests on stderr, as `-v` wants it: from 6 on a line a request, from 7 on
 * headers, from 8 on bodies, without the secrets in them.
 *
 * @see https://pkg.go.dev/k8s.io/client-go/transport#DebugWrappers
 */
export const loggedApi = (context: OcContext, level: number): KubeApi => {
  const { api } = context;
  const say = (place: string, text: string): void => context.stderr(logLine(context.now(), place, text, 'I'));
  const begin = (request: KubeRequest): void => {
    if (level >= 8) say('helper.go:105', `"Request Body" body=${bodyText(request.body, level)}`);
    if (level >= 9) say('round_trippers.go:473', curlOf(context, request));
    if (level === 6 || level >= 9) return;
    say('round_trippers.go:470', `${request.method} ${urlOf(api, request)}`);
    say('round_trippers.go:476', 'Request Headers:');
    for (const [name, value] of headersOf(context, request)) say('round_trippers.go:480', `    ${name}: ${value}`);
  };
  const end = (request: KubeRequest, started: number, status: number, headers: object = {}, body?: unknown): void => {
    const outcome = `${status} ${STATUS_CODES[status] ?? ''} in ${context.now() - started} milliseconds`;
    if (level === 6 || level >= 9) say('round_trippers.go:560', `${request.method} ${urlOf(api, request)} ${outcome}`);
    else say('round_trippers.go:581', `Response Status: ${outcome}`);
    if (level >= 8) {
      say('round_trippers.go:584', 'Response Headers:');
      for (const [name, value] of Object.entries(headers))
        say('round_trippers.go:587', `    ${canonical(name)}: ${value}`);
    }
    if (level >= 8 && body !== undefined) say('helper.go:105', `"Response Body" body=${bodyText(body, level)}`);
  };
  const followed = async function* <T>(request: KubeRequest, parts: AsyncIterable<T>): AsyncGenerator<T> {
    const started = context.now();
    begin(request);
    let isAnswered = false;
    try {
      for await (const part of parts) {
        if (!isAnswered) end(request, started, 200);
        isAnswered = true;
        yield part;
      }
      if (!isAnswered) end(request, started, 200);
    } catch (error) {
      if (!isAnswered && error instanceof ApiStatusError)
        end(request, started, error.status.code ?? 0, {}, error.status);
      throw error;
    }
  };
  return {
    get server() {
      return api.server;
    },
    request: async <T>(request: KubeRequest) => {
      const started = context.now();
      begin(request);
      try {
        const answer = await api.request<T>(request);
        end(request, started, answer.status, answer.headers, answer.body);
        return answer;
      } catch (error) {
        if (error instanceof ApiStatusError) end(request, started, error.status.code ?? 0, {}, error.status);
        throw error;
      }
    },
    watch: <T>(request: KubeRequest, signal: AbortSignal) =>
      followed({ ...request, query: { ...request.query, watch: true } }, api.watch<T>(request, signal)),
    stream: (request, signal, onWarnings) => followed(request, api.stream(request, signal, onWarnings)),
    exec: async (request) => {
      const started = context.now();
      const sent = execRequest(request);
      begin(sent);
      const code = await api.exec(request);
      end(sent, started, 101);
      return code;
    },
  };
};

const execRequest = ({ namespace, pod, container, command }: ExecRequest): KubeRequest => ({
  method: 'GET',
  path: `/api/v1/namespaces/${namespace}/pods/${pod}/${command === undefined ? 'attach' : 'exec'}`,
  query: { ...(command && { command }), container },
});

const urlOf = ({ server }: KubeApi, { path, query = {} }: KubeRequest): string => {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) for (const one of Array.isArray(value) ? value : [value]) words.append(name, String(one));
  words.sort();
  return `${server}${path}${words.size > 0 ? `?${words}` : ''}`;
};

/** What is sent besides the body; whoever reads the log need not know the token. */
const headersOf = ({ token }: OcContext, { accept, body, contentType }: KubeRequest): [string, string][] => [
  ['Accept', accept ?? 'application/json'],
  ...(body === undefined ? [] : ([['Content-Type', contentType ?? 'application/json']] satisfies [string, string][])),
  ...(token === undefined ? [] : ([['Authorization', 'Bearer <masked>']] satisfies [string, string][])),
];

const curlOf = (context: OcContext, request: KubeRequest): string => {
  const headers = headersOf(context, request).map(([name, value]) => ` -H ${JSON.stringify(`${name}: ${value}`)}`);
  return `curl -v -X${request.method} ${headers.join('')} '${urlOf(context.api, request)}'`;
};

const canonical = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
