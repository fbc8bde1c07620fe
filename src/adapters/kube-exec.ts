import type { IncomingMessage } from 'node:http';
import type { ApiStatusError, Status } from '../errors/api-status-error.ts';
import { ApiStatusError as Refused } from '../errors/api-status-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import type { ExecRequest } from '../ports/kube-api.ts';
import { refusal } from './kube-answer.ts';
import { type KubeHttp, unreachable } from './kube-http.ts';

const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const channels = { stdin: 0, stdout: 1, stderr: 2, status: 3, close: 255 } as const;

/**
 * Runs a command in a container over a WebSocket, or attaches to what it runs.
 *
 * @returns the exit code of the command
 * @throws ApiStatusError when the server refuses, or cannot start the command
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/ and the remote command protocol `v5.channel.k8s.io`
 */
export const execOverWebSocket = async (http: KubeHttp, server: string, request: ExecRequest): Promise<number> => {
  const { WebSocket } = await import('ws');
  const options = await http.options();
  const url = execUrl(http, request);
  // With the settings of other requests it takes over a connection that one of them has left open.
  const socket = new WebSocket(url.href.replace(/^http/, 'ws'), protocols, {
    ...options,
    headers: options.headers as Record<string, string>,
    agent: http.agentFor(url, options),
    perMessageDeflate: false,
  });
  socket.binaryType = 'nodebuffer';
  return new Promise((resolve, reject) => {
    let status: Status | undefined;
    socket.once('open', () => sendInput(socket, request));
    socket.on('message', (data: Buffer) => {
      const content = data.subarray(1);
      if (data[0] === channels.stdout && content.length > 0) request.onStdout(content);
      if (data[0] === channels.stderr && content.length > 0) request.onStderr(content);
      if (data[0] === channels.status && content.length > 0) status = JSON.parse(content.toString('utf8')) as Status;
    });
    socket.once('unexpected-response', (_request: unknown, answer: IncomingMessage) =>
      refusal(answer).then(reject, reject),
    );
    socket.once('error', (cause) => reject(unreachable(server, cause)));
    socket.once('close', () => {
      const outcome = outcomeOf(status, request);
      if (typeof outcome === 'number') resolve(outcome);
      else reject(outcome);
    });
  });
};

const execUrl = (http: KubeHttp, { namespace, pod, container, command, stdin, tty }: ExecRequest): URL => {
  const query = {
    command,
    container,
    stdin: stdin === undefined ? undefined : true,
    stdout: true,
    stderr: tty ? undefined : true,
    tty: tty || undefined,
  };
  return http.url({
    path: `/api/v1/namespaces/${namespace}/pods/${pod}/${command === undefined ? 'attach' : 'exec'}`,
    query,
  });
};

const sendInput = (socket: { protocol: string; send(data: Uint8Array): void }, { stdin }: ExecRequest): void => {
  if (stdin === undefined) return;
  socket.send(Buffer.concat([Buffer.from([channels.stdin]), Buffer.from(stdin as string)]));
  if (socket.protocol === protocols[0]) socket.send(Buffer.from([channels.close, channels.stdin]));
};

const outcomeOf = (
  status: Status | undefined,
  { namespace, pod }: ExecRequest,
): number | ApiStatusError | EnvironmentError => {
  if (status === undefined)
    return new EnvironmentError(`the connection to pod ${namespace}/${pod} was lost before the command ended`);
  if (status.status === 'Success') return 0;
  const exitCode = status.details?.causes?.find(({ reason }) => reason === 'ExitCode')?.message;
  return status.reason === 'NonZeroExitCode' && exitCode !== undefined ? Number(exitCode) : new Refused(status);
};
