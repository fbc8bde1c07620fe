import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import type { Random } from '../../apimachinery/random.ts';

const sha256 = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

const blob = 'content that exists';
const id = '11111111-2222-4333-8444-555555555555';
const climb = '../../../../../../escaped';
const encoded = '%2e%2e%2f%2e%2e%2f%2e%2e%2fescaped';

const methods = ['GET', 'GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'BREW'];
const names = [
  ...Array.from({ length: 12 }, () => 'org/app'),
  'a',
  'A',
  '..',
  '.',
  climb,
  encoded,
  'org%00app',
  '%ff',
  'é',
  '𝔘/x',
  '-',
  'a//b',
  'a'.repeat(300),
  'a/'.repeat(400),
];
const references = [
  'v1',
  '',
  '..',
  encoded,
  'ü',
  '%00',
  'x'.repeat(129),
  sha256(blob),
  sha256('missing'),
  'sha256:',
  'sha256:..',
  `sha256:${'g'.repeat(64)}`,
  'sha512:00',
  'md5:00',
  `constructor:${'0'.repeat(64)}`,
  `sha256:${climb}`,
];
const documents = [
  '',
  '{}',
  '[]',
  'null',
  '"x"',
  '{"schemaVersion":2',
  '\u0000\u00ff',
  '[['.repeat(5000),
  '{"schemaVersion":2,"config":null,"layers":null}',
  '{"schemaVersion":2,"config":{"digest":5},"layers":{}}',
  '{"schemaVersion":2,"manifests":[null]}',
  '{"schemaVersion":2,"manifests":[{"digest":"sha256:../..","size":-1,"platform":"none"}]}',
  `{"schemaVersion":2,"subject":{"digest":"${climb}"},"config":{"digest":"x","size":1e400},"layers":[]}`,
  `{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"subject":7,"annotations":[]}`,
  `{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"__proto__":{"x":1}}`,
  blob,
];
const types = [
  '',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'text/plain; ;',
  'x'.repeat(200),
];
const numbers = [
  '',
  '0',
  '1',
  '-1',
  '9007199254740993',
  'NaN',
  '1e3',
  '5-2',
  '0-18',
  '3-3',
  'bytes=0-0',
  'bytes=-5',
  'bytes=5-',
  'bytes=9-3',
  'bytes=0-1,3-4',
  'x',
];

/** One request as it goes over the wire. */
export interface HostileRequest {
  readonly head: string;
  readonly body: string;
  /** The connection ends before the body does, or the body was not announced: there may be no answer. */
  readonly breaksOff: boolean;
}

/** Makes requests that a well-meaning client would not send, and now and then one that it would. */
export const hostileRequest = (random: Random): HostileRequest => {
  const pick = (options: readonly string[]): string => options[random.integer(options.length)] as string;
  const method = pick(methods);
  const body = pick(documents);
  const breaksOff = random.integer(10) === 0;
  const query = pick([
    '',
    '',
    `?digest=${sha256(body)}`,
    `?digest=${pick(references)}`,
    `?mount=${pick(references)}&from=${pick(names)}`,
    `?n=${pick(numbers)}&last=${pick(references)}`,
    `?tag=${pick(references)}&tag=v2`,
    `?artifactType=${pick(references)}`,
    '?%zz=%',
  ]);
  const name = pick(names);
  const path = pick([
    `/v2/${name}/manifests/${pick(references)}`,
    `/v2/${name}/blobs/${pick(references)}`,
    `/v2/${name}/blobs/uploads/`,
    `/v2/${name}/blobs/uploads/${pick([id, ...references])}`,
    `/v2/${name}/tags/list`,
    `/v2/${name}/referrers/${pick(references)}`,
    '/v2/_catalog',
    `/${name}`,
    `/v2/${encoded}`,
  ]);
  const headers = [
    `Host: ${pick(['registry.test', 'a b', '', '[::1]', 'é'])}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body) + (breaksOff ? 10 : 0)}`,
    `Content-Type: ${pick(types)}`,
    `Content-Range: ${pick(numbers)}`,
    `Range: ${pick(numbers)}`,
    `Accept: ${pick(types)}`,
    `Authorization: ${pick(['', 'Basic', 'Basic %%%', 'Bearer a.b', 'Basic OjpQ'])}`,
    `If-None-Match: ${pick(references)}`,
  ].filter(() => random.integer(8) > 0);
  const isAnnounced = headers.some((header) => header.startsWith('Content-Length'));
  const head = `${method} ${path}${query} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  return { head, body, breaksOff: breaksOff || !isAnnounced };
};

/** Sends a request; the status of the answer, 0 for none. */
export const send = (port: number, { head, body, breaksOff }: HostileRequest): Promise<number> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head);
      socket.write(body);
      if (breaksOff) socket.end();
    });
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
      if (!/connection: close/i.test(head)) socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
  });
