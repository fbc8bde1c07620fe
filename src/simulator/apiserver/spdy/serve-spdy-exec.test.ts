import assert from 'node:assert/strict';
import { type EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Connect } from '../../apimachinery/rest-storage.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { controlFrame, dataFrame, FIN, type Frame, PING, readFrames, SYN_REPLY, SYN_STREAM } from './frame.ts';
import { createHeaderCodec, uint32 } from './header-codec.ts';
import { headerDictionary } from './header-dictionary.ts';

const cat: Connect = {
  protocol: 'exec',
  open: async () => ({
    run: async ({ stdin, stdout }) => {
      for await (const chunk of stdin) stdout(chunk);
      return 3;
    },
  }),
};

test('the dictionary of header blocks has the length that the specification gives', () =>
  assert.equal(headerDictionary.length, 1423));

test('frames are read whole, whatever pieces they come in', () => {
  const bytes = Buffer.concat([dataFrame(5, Buffer.from('abc')), dataFrame(5, Buffer.alloc(0), FIN)]);
  const { frames, rest } = readFrames(bytes.subarray(0, 15));
  assert.deepEqual([frames.length, rest.length], [1, 4]);
  assert.deepEqual(readFrames(Buffer.concat([rest, bytes.subarray(15)])).frames, [
    { control: false, stream: 5, flags: FIN, payload: Buffer.alloc(0) },
  ]);
});

/** Opens a connection that asks for a command, and the streams that are named; `open` opens another one. */
const connection = async (api: TestServer, query: string, streams: readonly string[]) => {
  api.catalog.add({ kind: podKind, subresources: { exec: { kind: podKind, connect: cat } } });
  const socket = connect({ host: '127.0.0.1', port: api.server.port, ca: api.ca, ALPNProtocols: ['http/1.1'] });
  const codec = createHeaderCodec();
  let next = 1;
  const open = async (type: string): Promise<Buffer> => {
    const header = Buffer.concat([uint32(next), uint32(0), Buffer.alloc(2)]);
    next += 2;
    return controlFrame(SYN_STREAM, Buffer.concat([header, await codec.encode({ streamtype: type })]));
  };
  socket.write(
    `POST /api/v1/namespaces/a/pods/web/exec?command=cat&${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin\r\n` +
      'Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\nX-Stream-Protocol-Version: channel.k8s.io\r\n\r\n',
  );
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const stream of streams) socket.write(await open(stream));
  const answered = () => {
    const { frames } = readFrames(Buffer.concat(chunks));
    return {
      replies: frames.filter((frame: Frame) => frame.control && frame.type === SYN_REPLY).length,
      pinged: frames.some((frame) => frame.control && frame.type === PING),
      sent: (stream: number): string =>
        frames.map((frame) => (!frame.control && frame.stream === stream ? frame.payload.toString() : '')).join(''),
    };
  };
  return {
    socket,
    greeting: greeting.toString(),
    open,
    answered,
    [Symbol.dispose]: () => {
      codec.close();
      socket.destroy();
    },
  };
};

test('a command runs over SPDY', async () => {
  await using api = await startTestServer();
  using client = await connection(api, 'stdin=true&stdout=true', ['error', 'stdin', 'stdout']);
  assert.match(client.greeting, /^HTTP\/1\.1 101 [\s\S]*X-Stream-Protocol-Version: v4\.channel\.k8s\.io\r\n\r\n$/);
  client.socket.write(Buffer.concat([dataFrame(3, Buffer.from('hello')), dataFrame(3, Buffer.alloc(0), FIN)]));
  await once(client.socket, 'end');
  const { replies, sent } = client.answered();
  assert.equal(replies, 3);
  assert.equal(sent(5), 'hello');
  assert.deepEqual(JSON.parse(sent(1)).details, { causes: [{ reason: 'ExitCode', message: '3' }] });
});

const failAtEnd = async (socket: EventEmitter): Promise<never> => {
  await once(socket, 'end');
  throw new Error('the connection has ended');
};

test('a command at a terminal starts when the stream that tells the size of the window is there', async () => {
  await using api = await startTestServer();
  using client = await connection(api, 'stdout=true&tty=true', ['error', 'stdout']);
  client.socket.write(controlFrame(PING, uint32(1)));
  while (!client.answered().pinged) await Promise.race([once(client.socket, 'data'), failAtEnd(client.socket)]);
  assert.equal(client.answered().sent(1), '');
  client.socket.write(await client.open('resize'));
  await once(client.socket, 'end');
  assert.equal(client.answered().replies, 3);
  assert.match(client.answered().sent(1), /ExitCode/);
});
