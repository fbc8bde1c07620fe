import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { podKind } from '../../../resources/kinds.ts';
import type { Connect } from '../../apimachinery/rest-storage.ts';
import { startTestServer } from '../test-server.ts';
import { controlFrame, dataFrame, FIN, type Frame, readFrames, SYN_REPLY, SYN_STREAM } from './frame.ts';
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

test('a command runs over SPDY', async () => {
  await using api = await startTestServer();
  api.catalog.add({ kind: podKind, subresources: { exec: { kind: podKind, connect: cat } } });
  const socket = connect({ host: '127.0.0.1', port: api.server.port, ca: api.ca, ALPNProtocols: ['http/1.1'] });
  const codec = createHeaderCodec();
  const open = async (stream: number, type: string): Promise<Buffer> =>
    controlFrame(
      SYN_STREAM,
      Buffer.concat([uint32(stream), uint32(0), Buffer.alloc(2), await codec.encode({ streamtype: type })]),
    );
  socket.write(
    'POST /api/v1/namespaces/a/pods/web/exec?command=cat&stdin=true&stdout=true HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin\r\n' +
      'Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\nX-Stream-Protocol-Version: channel.k8s.io\r\n\r\n',
  );
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  assert.match(greeting.toString(), /^HTTP\/1\.1 101 [\s\S]*X-Stream-Protocol-Version: v4\.channel\.k8s\.io\r\n\r\n$/);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(Buffer.concat([await open(1, 'error'), await open(3, 'stdin'), await open(5, 'stdout')]));
  socket.write(Buffer.concat([dataFrame(3, Buffer.from('hello')), dataFrame(3, Buffer.alloc(0), FIN)]));
  await once(socket, 'end');
  const { frames } = readFrames(Buffer.concat(chunks));
  const sent = (stream: number): string =>
    frames.map((frame) => (!frame.control && frame.stream === stream ? frame.payload.toString() : '')).join('');
  const replies = frames.filter((frame: Frame) => frame.control && frame.type === SYN_REPLY);
  assert.equal(replies.length, 3);
  assert.equal(sent(5), 'hello');
  assert.deepEqual(JSON.parse(sent(1)).details, { causes: [{ reason: 'ExitCode', message: '3' }] });
  codec.close();
  socket.destroy();
});
