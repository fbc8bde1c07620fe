import { once } from 'node:events';
import { Agent, request } from 'node:https';
import {
  configMapKind,
  customResourceDefinitionKind,
  deploymentKind,
  endpointsKind,
  eventKind,
  namespaceKind,
  podKind,
  secretKind,
  serviceAccountKind,
} from '../../resources/kinds/kinds.ts';
import { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import { Random } from '../apimachinery/random.ts';
import { RegistryStore } from '../apimachinery/registry/registry-store.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { sharedAuthority } from '../pki/shared-authority.ts';
import { ObjectStore } from '../store/object-store.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from './api-server.ts';
import type { UnimplementedRequest } from './server-context.ts';

/** An API server with a few plain storages, and a client for it. For tests. */
export interface TestServer extends AsyncDisposable {
  readonly server: ApiServer;
  readonly catalog: ApiCatalog;
  readonly clock: VirtualClock;
  readonly machinery: Machinery;
  readonly ca: string;
  readonly unimplemented: UnimplementedRequest[];
  /** Sends one request as `admin`; objects go as JSON. */
  call(method: string, path: string, options?: CallOptions): Promise<TestAnswer>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly token?: string;
}

export interface TestAnswer {
  readonly code: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly json: any;
}

const kinds = [namespaceKind, configMapKind, secretKind, serviceAccountKind, eventKind, customResourceDefinitionKind];

export const startTestServer = async (
  overrides: Partial<ApiServerOptions> = {},
  store = new ObjectStore(),
): Promise<TestServer> => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const subresources = { mutating: [], validating: [] };
  const machinery: Machinery = { store, clock, random: new Random(1), admission: [], subresources };
  const catalog = new ApiCatalog(subresources);
  catalog.add(
    ...kinds.map((kind) => new RegistryStore(kind, machinery)),
    new RegistryStore(endpointsKind, machinery, { createOnUpdate: true }),
    new RegistryStore(podKind, machinery, { status: true }),
    new RegistryStore(deploymentKind, machinery, { status: true, generation: true }),
  );
  const authority = await sharedAuthority();
  const { certificate: cert, key } = await authority.issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] });
  const unimplemented: UnimplementedRequest[] = [];
  const server = await startApiServer({
    catalog,
    machinery,
    clock,
    tls: { cert, key, clientCa: authority.certificate },
    host: '127.0.0.1',
    port: 0,
    authenticate: ({ bearerToken }) =>
      bearerToken === undefined ? undefined : { username: bearerToken, groups: ['system:authenticated'] },
    authorize: ({ user }) => ({ allowed: user.username === 'admin' }),
    gate: async () => undefined,
    onUnimplemented: (each) => void unimplemented.push(each),
    ...overrides,
  });
  const agent = new Agent({ ca: authority.certificate, keepAlive: true, maxSockets: 16 });
  return {
    server,
    catalog,
    clock,
    machinery,
    ca: authority.certificate,
    unimplemented,
    call: (method, path, options = {}) => call(agent, server, method, path, options),
    [Symbol.asyncDispose]: async () => {
      agent.destroy();
      await server.close();
    },
  };
};

const call = async (
  agent: Agent,
  server: ApiServer,
  method: string,
  path: string,
  { body, headers, token = 'admin' }: CallOptions,
): Promise<TestAnswer> => {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = body === undefined ? undefined : Buffer.from(raw ? (body as string) : JSON.stringify(body));
  const sent = request({
    agent,
    host: '127.0.0.1',
    port: server.port,
    method,
    path,
    headers: {
      ...(bytes === undefined ? {} : { 'content-length': bytes.length }),
      ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  sent.end(bytes);
  const [answer] = (await once(sent, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number; headers: TestAnswer['headers'] },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return { code: answer.statusCode, headers: answer.headers, text, json: parsed(text) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
