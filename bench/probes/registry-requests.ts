import { createHash, type Hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import process from 'node:process';

/** What 64 clients get out of a registry: MB/s for layers, otherwise requests (or whole uploads) a second. */
const [api = ''] = process.argv.slice(2);
const clients = 64;
const layers = 8;
const small = 1_000;
const piece = 256 * 1024;
const { Agent, request } = api.startsWith('https:') ? https : http;
const agent = new Agent({ keepAlive: true, maxSockets: clients, rejectUnauthorized: false } as https.AgentOptions);
const repository = `${api}/v2/bench/app`;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

const call = (
  method: string,
  url: string,
  expected: number,
  body: readonly Buffer[] = [],
  type?: string,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const length = body.reduce((sum, part) => sum + part.length, 0);
    const headers = { 'Content-Length': length, ...(type ? { 'Content-Type': type, Accept: type } : {}) };
    const sent = request(url, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === expected) resolve(answer);
        else reject(new Error(`${method} ${url}: expected ${expected}, got ${answer.statusCode}`));
      });
    });
    sent.once('error', reject);
    void write(sent, body);
  });

/** In pieces, so that a body that is encrypted is never in memory twice. */
const write = async (sent: ClientRequest, body: readonly Buffer[]): Promise<void> => {
  for (const part of body)
    for (let at = 0; at < part.length; at += piece)
      if (!sent.write(part.subarray(at, at + piece))) await once(sent, 'drain');
  sent.end();
};

const upload = async (digest: string, body: readonly Buffer[]): Promise<void> => {
  const { headers } = await call('POST', `${repository}/blobs/uploads/`, 202);
  const target = new URL(headers.location ?? '', api);
  target.searchParams.set('digest', digest);
  await call('PUT', target.href, 201, body, 'application/octet-stream');
};

/** Things done a second. */
const rate = async (count: number, work: (index: number) => Promise<unknown>): Promise<number> => {
  let next = 0;
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - began) / 1000);
};

const digest = (hash: Hash): string => `sha256:${hash.digest('hex')}`;
const megabytes = 100;
const bulk = randomBytes(megabytes * 1_000_000);
const bulkHash = createHash('sha256').update(bulk);
const tails = Array.from({ length: layers }, () => randomBytes(8));
const layerDigests = tails.map((tail) => digest(bulkHash.copy().update(tail)));
const blobs = Array.from({ length: small }, () => randomBytes(1_000));
const blobDigests = blobs.map((blob) => digest(createHash('sha256').update(blob)));
const manifest = (index: number): Buffer => {
  const content = { mediaType: 'application/octet-stream', size: 1_000, digest: blobDigests[index] };
  return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: manifestType, config: content, layers: [content] }));
};

const push = await rate(layers, (index) => upload(layerDigests[index] ?? '', [bulk, tails[index] ?? bulk]));
const pull = await rate(2 * layers, (index) => call('GET', `${repository}/blobs/${layerDigests[index % layers]}`, 200));
const uploads = await rate(small, (index) => upload(blobDigests[index] ?? '', [blobs[index] ?? bulk]));
const puts = await rate(small, (index) =>
  call('PUT', `${repository}/manifests/t${index}`, 201, [manifest(index)], manifestType),
);
const gets = await rate(3 * small, (index) =>
  call('GET', `${repository}/manifests/t${index % small}`, 200, [], manifestType),
);
const heads = await rate(3 * small, (index) => call('HEAD', `${repository}/blobs/${blobDigests[index % small]}`, 200));
agent.destroy();
console.log(JSON.stringify({ push: push * megabytes, pull: pull * megabytes, uploads, puts, gets, heads }));
