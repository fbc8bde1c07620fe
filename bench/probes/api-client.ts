import { readFile } from 'node:fs/promises';
import { Agent, type RequestOptions, request } from 'node:https';
import { parse } from 'yaml';

/** A client of an API server that does nothing but send and receive. */
export interface ApiClient {
  /** Sends JSON and reads the whole answer. @throws Error for a status from 300 on */
  call(method: string, path: string, body?: object, accept?: string): Promise<string>;
  /** Calls back with each line of a watch; resolves when the watch has begun. */
  watch(path: string, onLine: (line: string) => void): Promise<void>;
  close(): void;
}

/** Opens a client with so many connections, from the path of a kubeconfig or, for a bare server, from a URL. */
export const openClient = async (source: string, connections: number): Promise<ApiClient> => {
  const { server, ...tls } = source.startsWith('https:')
    ? { server: source, rejectUnauthorized: false }
    : readKubeconfig(await readFile(source, 'utf8'));
  const agent = new Agent({ keepAlive: true, maxSockets: connections, ...tls });
  const send = (options: RequestOptions, path: string): ReturnType<typeof request> =>
    request(`${server}${path}`, { agent, ...options });
  return {
    call: (method, path, body, accept = 'application/json') =>
      new Promise((resolve, reject) => {
        const sent = body === undefined ? undefined : JSON.stringify(body);
        const headers = { accept, ...(sent && { 'content-type': 'application/json' }) };
        const outgoing = send({ method, headers }, path).once('error', reject);
        outgoing.once('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.once('end', () => {
            const text = Buffer.concat(chunks).toString();
            if ((response.statusCode ?? 0) < 300) resolve(text);
            else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`));
          });
        });
        outgoing.end(sent);
      }),
    watch: (path, onLine) =>
      new Promise((resolve, reject) => {
        const outgoing = request(`${server}${path}`, { agent: new Agent(tls) }, (response) => {
          let rest = '';
          response.setEncoding('utf8').on('data', (text: string) => {
            const lines = (rest + text).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines) onLine(line);
          });
          resolve();
        });
        outgoing.once('error', reject).end();
      }),
    close: () => agent.destroy(),
  };
};

/** The first cluster and user of a kubeconfig as `streamproof up` writes it. */
const readKubeconfig = (text: string) => {
  const { clusters, users } = parse(text);
  const pem = (base64: string): string => Buffer.from(base64, 'base64').toString();
  return {
    server: clusters[0].cluster.server as string,
    ca: pem(clusters[0].cluster['certificate-authority-data']),
    cert: pem(users[0].user['client-certificate-data']),
    key: pem(users[0].user['client-key-data']),
  };
};

/** Runs `count` requests, 16 of them at a time; says how long each took, in milliseconds, and how many there were a second. */
export const inFlight = async (
  count: number,
  each: (index: number) => Promise<unknown>,
): Promise<{ rate: number; times: number[] }> => {
  const times: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      const sent = performance.now();
      await each(index);
      times.push(performance.now() - sent);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: 16 }, lane));
  return { rate: (count / (performance.now() - started)) * 1000, times };
};
