import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { Random } from '../../src/simulator/apimachinery/random.ts';
import { type StandaloneCluster, startStandaloneCluster } from '../../src/targets/standalone-cluster.ts';
import { type HostileRequest, hostileApiRequest, hostileRegistryRequest } from './hostile-requests.ts';

/** How long each server is tried; `STREAMPROOF_FUZZ_SECONDS` makes it longer. The seed decides what is sent. */
const SECONDS = Number(process.env['STREAMPROOF_FUZZ_SECONDS'] ?? 4) / 2;
const SEED = Number(process.env['STREAMPROOF_FUZZ_SEED'] ?? 1);
/** Milliseconds until a request counts as hanging. */
const PATIENCE = 60_000;

let folder: string;
let cluster: StandaloneCluster;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fuzz-'));
  cluster = await startStandaloneCluster({ directory: path.join(folder, 'up') });
});

after(async () => {
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

test('the API answers whatever it is sent, never with 500', async () => {
  const { users } = parse(await readFile(cluster.facts.kubeconfig, 'utf8')) as Kubeconfig;
  const user = users[0]?.user ?? {};
  const credentials = {
    cert: Buffer.from(user['client-certificate-data'] ?? '', 'base64'),
    key: Buffer.from(user['client-key-data'] ?? '', 'base64'),
  };
  await batter(new URL(cluster.facts.api), credentials, hostileApiRequest);
});

test('the registry answers whatever it is sent, never with 500', async () =>
  batter(new URL(`https://${cluster.facts.internalRegistry.endpoint}`), {}, hostileRegistryRequest));

test('nothing was written beside what the cluster keeps', async () => assert.deepEqual(await readdir(folder), ['up']));

interface Kubeconfig {
  users: { user: Record<string, string> }[];
}

const batter = async (
  { hostname, port }: URL,
  credentials: object,
  next: (random: Random) => HostileRequest,
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 4, rejectUnauthorized: false, ...credentials });
  const random = new Random(SEED);
  const until = performance.now() + SECONDS * 1000;
  const codes: Record<number, number> = {};
  const send = async (): Promise<void> => {
    while (performance.now() < until) {
      const sent = next(random);
      const answer = await answerTo({ agent, hostname, port, timeout: PATIENCE }, sent);
      codes[answer.code] = (codes[answer.code] ?? 0) + 1;
      if (answer.code === 500 && !AS_REAL.test(answer.text))
        assert.fail(`500 for ${JSON.stringify({ ...sent, body: String(sent.body) })}: ${answer.text}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, send));
  agent.destroy();
  process.stdout.write(`# seed ${SEED}: ${JSON.stringify(codes)}\n`);
};

/** What a real API server answers with 500 as well: an apply of an object whose fields have other types. */
const AS_REAL = /failed to (?:create typed (?:patch|live)|convert new typed) object/;

/** A watch has answered when it begins, and says nothing more until something happens. Code 0: Node refuses to send such a request, or the server ended the connection. */
const answerTo = async (options: RequestOptions, sent: HostileRequest): Promise<{ code: number; text: string }> => {
  try {
    const outgoing = request({ ...options, method: sent.method, path: sent.path, headers: sent.headers });
    outgoing.once('timeout', () => outgoing.destroy(new Error('hangs')));
    outgoing.end(sent.body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    if (incoming.headers['transfer-encoding'] !== 'chunked')
      return { code: incoming.statusCode ?? 0, text: await text(incoming) };
    outgoing.destroy();
    return { code: incoming.statusCode ?? 0, text: '' };
  } catch (error) {
    assert.notEqual((error as Error).message, 'hangs', `no answer to ${JSON.stringify(sent)}`);
    return { code: 0, text: '' };
  }
};
