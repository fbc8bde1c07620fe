import type { RawData, WebSocket } from 'ws';
import { isTrue } from '../../apimachinery/query-flag.ts';
import type { Connection, ExecSession } from '../../apimachinery/rest-storage.ts';
import { createChunkQueue } from './chunk-queue.ts';
import { outcomeOf } from './exec-outcome.ts';
import { type ExecProtocol, execProtocols } from './exec-protocols.ts';
import { sendOneByOne } from './send-one-by-one.ts';
import type { Handshake } from './upgrade-exchange.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const ERROR = 3;
const CLOSE = 255;

/**
 * Runs a command and carries its streams over one WebSocket: the first byte of each message names the channel.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/kubelet/pkg/cri/streaming/remotecommand/websocket.go
 */
export const serveExec = async (session: ExecSession, handshake: Handshake, { query }: Connection): Promise<void> => {
  const accepted = handshake(Object.keys(execProtocols));
  if (accepted === undefined) return;
  const { socket, connection } = accepted;
  const messages = sendOneByOne(socket, connection);
  const protocol = execProtocols[accepted.protocol] as ExecProtocol;
  const wants = (name: string): boolean => isTrue(query.get(name));
  const tty = wants('tty');
  const send = (channel: number, chunk: Uint8Array): void =>
    messages.send(protocol.encode(channel, chunk), protocol.binary);
  send(wants('stdout') ? STDOUT : wants('stderr') ? STDERR : ERROR, new Uint8Array());
  const stdin = stdinOf(socket, protocol, wants('stdin'));
  const stdout = (chunk: Uint8Array): void => void (wants('stdout') && chunk.length > 0 && send(STDOUT, chunk));
  const stderr = (chunk: Uint8Array): void => void (wants('stderr') && chunk.length > 0 && send(STDERR, chunk));
  const outcome = await outcomeOf(
    session.run({ stdin, stdout, stderr: tty ? stdout : stderr }),
    query.getAll('command'),
  );
  const text = protocol.reportsStatus ? JSON.stringify(outcome) : outcome.status === 'Success' ? '' : outcome.message;
  if (text) send(ERROR, Buffer.from(text));
  messages.close(1000);
};

const stdinOf = (socket: WebSocket, protocol: ExecProtocol, wanted: boolean): AsyncIterable<Uint8Array> => {
  const queue = createChunkQueue();
  if (!wanted) queue.end();
  socket.on('message', (data: RawData) => {
    const { channel, chunk } = protocol.decode(Buffer.isBuffer(data) ? data : Buffer.concat([data].flat() as Buffer[]));
    if (channel === STDIN && chunk.length > 0) queue.push(chunk);
    else if (channel === CLOSE && chunk[0] === STDIN) queue.end();
  });
  socket.on('close', () => queue.end());
  return queue.chunks;
};
