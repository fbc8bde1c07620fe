import { connect, type TLSSocket } from 'node:tls';
import { sharedAuthority } from '../../../src/simulator/pki/shared-authority.ts';
import type { NodeWorld } from './node-world.ts';

/** Fields of requests that ask for another protocol. */
const upgrades: Readonly<Record<string, readonly string[]>> = {
  websocket: [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ],
  spdy: ['Connection: Upgrade', 'Upgrade: SPDY/3.1'],
};

/** A WebSocket is being closed: nothing more is to come. */
const closing = Buffer.from([0x88, 0x02, 0x03, 0xe8]);

/**
 * Sends one request to the API server as it stands, and shows every byte of the answer as `cat -v` does: `exchange GET PATH`, with
 * `websocket` or `spdy` and the protocols to offer.
 */
export const rawExchange = async (
  { cluster }: NodeWorld,
  [method = '', path = '', upgrade = '', ...protocols]: readonly string[],
): Promise<string> => {
  const { certificate, key } = await (await sharedAuthority()).issueClient({
    name: 'system:admin',
    groups: ['system:masters'],
  });
  const { hostname, port } = new URL(cluster.api.url);
  const socket = connect({ host: hostname, port: Number(port), ca: cluster.api.ca, cert: certificate, key });
  const name = upgrade === 'spdy' ? 'X-Stream-Protocol-Version' : 'Sec-WebSocket-Protocol';
  const fields = [...(upgrades[upgrade] ?? []), ...protocols.map((protocol) => `${name}: ${protocol}`)];
  socket.write(
    `${[`${method} ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, 'User-Agent: curl/8.11.1', ...fields].join('\r\n')}\r\n\r\n`,
  );
  const answer = await wholeAnswer(socket, upgrade === 'spdy');
  return visible(answer)
    .replaceAll('^M', '')
    .replaceAll(/^(?:audit-id|date|keep-alive|connection(?=: keep-alive)): .*\n/gim, '')
    .replaceAll(/^[\w-]+(?=: )/gm, (field) => field.toLowerCase());
};

const wholeAnswer = (socket: TLSSocket, headAlone: boolean): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      const length = /\r\nContent-Length: (\d+)/i.exec(received.toString('latin1'))?.[1];
      const isWhole = end >= 0 && (headAlone || (length !== undefined && received.length >= end + 4 + Number(length)));
      if (isWhole || received.subarray(-closing.length).equals(closing)) socket.destroy();
    });
  });

/** Bytes that are no text as `^A` and `M-^A`. */
const visible = (bytes: Buffer): string =>
  [...bytes].map((byte) => (byte >= 128 ? `M-${control(byte - 128)}` : byte === 10 ? '\n' : control(byte))).join('');

const control = (byte: number): string =>
  byte < 32 ? `^${String.fromCharCode(byte + 64)}` : byte === 127 ? '^?' : String.fromCharCode(byte);
