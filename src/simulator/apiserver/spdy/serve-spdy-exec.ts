import type { Duplex } from 'node:stream';
import { isTrue } from '../../apimachinery/query-flag.ts';
import type { Connection, ExecSession } from '../../apimachinery/rest-storage.ts';
import { createChunkQueue } from '../streaming/chunk-queue.ts';
import { outcomeOf } from '../streaming/exec-outcome.ts';
import { type SpdyStream, spdyConnection } from './connection.ts';

/** In the order of preference; from v4 on the end is told as a Status. */
const protocols = ['v4.channel.k8s.io', 'v3.channel.k8s.io', 'v2.channel.k8s.io', 'channel.k8s.io'];

/** With these a client at a terminal opens one more stream, to tell the size of its window. */
const resizable = new Set(protocols.slice(0, 2));

/**
 * Runs a command whose streams are those of a SPDY connection, each named by its `streamtype` header.
 *
 * @param offered the protocols that the client speaks, from `X-Stream-Protocol-Version`
 * @see https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/kubelet/pkg/cri/streaming/remotecommand
 */
export const serveSpdyExec = (
  session: ExecSession,
  socket: Duplex,
  head: Buffer,
  offered: readonly string[],
  { query }: Connection,
): void => {
  const protocol = protocols.find((each) => offered.includes(each)) ?? 'channel.k8s.io';
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${protocol}\r\n\r\n`,
  );
  const awaited = new Set(['error', ...['stdin', 'stdout', 'stderr'].filter((name) => isTrue(query.get(name)))]);
  if (isTrue(query.get('tty'))) {
    awaited.delete('stderr');
    if (resizable.has(protocol)) awaited.add('resize');
  }
  const streams = new Map<string, SpdyStream>();
  const stdin = createChunkQueue();
  if (!awaited.has('stdin')) stdin.end();
  const run = async (): Promise<void> => {
    const write = (name: string) => (chunk: Uint8Array) => streams.get(name)?.write(chunk);
    const stdout = write('stdout');
    const running = session.run({
      stdin: stdin.chunks,
      stdout,
      stderr: isTrue(query.get('tty')) ? stdout : write('stderr'),
    });
    const outcome = await outcomeOf(running, query.getAll('command'));
    const text = protocol === 'v4.channel.k8s.io' ? JSON.stringify(outcome) : (outcome.message ?? '');
    streams.get('error')?.write(Buffer.from(text));
    for (const stream of streams.values()) stream.end();
    connection.close();
  };
  const connection = spdyConnection(socket, head, (stream) => {
    const name = stream.headers['streamtype'] ?? '';
    streams.set(name, stream);
    if (name === 'stdin') {
      stream.onData = (chunk) => stdin.push(chunk);
      stream.onEnd = () => stdin.end();
    }
    if (awaited.delete(name) && awaited.size === 0) void run();
  });
};
