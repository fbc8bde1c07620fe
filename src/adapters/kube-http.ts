import type { Agent as HttpAgent, IncomingMessage } from 'node:http';
import { type Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { ResumingAgent } from '../distribution/resuming-agent.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import type { KubeRequest } from '../ports/kube-api.ts';
import type { Connection } from './kubeconfig.ts';

/** Few API servers speak plain HTTP, and importing `node:http` touches all of its exports, which loads much that TLS does not need. */
const plainHttp = (): typeof import('node:http') => process.getBuiltinModule('node:http');

/** Sends requests to one API server over connections that stay open. */
export class KubeHttp {
  readonly #connection: Connection;
  readonly #userAgent: string;
  /** What keeps connections open, made for the first request. */
  readonly #kept: { agent?: HttpAgent | HttpsAgent };

  constructor(connection: Connection, userAgent: string, kept: { agent?: HttpAgent | HttpsAgent } = {}) {
    this.#connection = connection;
    this.#userAgent = userAgent;
    this.#kept = kept;
  }

  /** The same user with another program, over the same connections. */
  as(userAgent: string): KubeHttp {
    return new KubeHttp(this.#connection, userAgent, this.#kept);
  }

  /**
   * Resolves with the head of the answer, whatever its status; the body has not been read.
   *
   * @throws EnvironmentError when the server cannot be reached
   */
  async send(request: KubeRequest, signal?: AbortSignal): Promise<IncomingMessage> {
    const url = this.url(request);
    const options = await this.options();
    const body = bodyOf(request);
    const headers: Record<string, string | number> = {
      ...(options.headers as Record<string, string>),
      accept: request.accept ?? 'application/json',
    };
    if (body !== undefined)
      Object.assign(headers, {
        'content-type': request.contentType ?? 'application/json',
        'content-length': Buffer.byteLength(body),
      });
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'http:' ? plainHttp().request : httpsRequest;
      const outgoing = send(
        url,
        { ...options, method: request.method, headers, agent: this.agentFor(url, options), signal },
        resolve,
      );
      outgoing.once('error', (cause) => reject(signal?.aborted ? cause : unreachable(this.#connection.server, cause)));
      outgoing.end(body);
    });
  }

  /** TLS options and headers, of the user and of the program. */
  async options(): Promise<RequestOptions> {
    const options = await this.#connection.authenticate();
    return { ...options, headers: { ...(options.headers as Record<string, string>), 'user-agent': this.#userAgent } };
  }

  url({ path, query = {} }: Pick<KubeRequest, 'path' | 'query'>): URL {
    const url = new URL(this.#connection.server + path);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
    }
    return url;
  }

  close(): void {
    this.#kept.agent?.destroy();
  }

  /** The agent that keeps connections open, and TLS sessions for new ones. */
  agentFor(url: URL, options: RequestOptions): HttpAgent | HttpsAgent {
    const { ca, cert, key, passphrase, pfx, rejectUnauthorized, servername } = options;
    this.#kept.agent ??=
      url.protocol === 'http:'
        ? new (plainHttp().Agent)({ keepAlive: true })
        : new ResumingAgent({
            secureContext: secureContextOf({ ca, cert, key, passphrase, pfx }),
            rejectUnauthorized,
            servername,
          });
    return this.#kept.agent;
  }
}

const secureContexts = new Map<string, SecureContext>();

/** Reading certificates and keys takes milliseconds, and the clients of a process mostly have the same ones. */
const secureContextOf = (options: SecureContextOptions): SecureContext => {
  const key = JSON.stringify(options);
  const context = secureContexts.get(key) ?? createSecureContext(options);
  secureContexts.set(key, context);
  return context;
};

const bodyOf = ({ body }: KubeRequest): string | Uint8Array | undefined =>
  body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

/** The error of a server that cannot be reached. */
export const unreachable = (server: string, cause: unknown): EnvironmentError =>
  new EnvironmentError(
    `the API server ${server} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      cause,
      hint: 'check that the cluster is running and that KUBECONFIG names it',
    },
  );
