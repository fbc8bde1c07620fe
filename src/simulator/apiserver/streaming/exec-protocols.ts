/** How the channels of a command are put into WebSocket messages. */
export interface ExecProtocol {
  readonly binary: boolean;
  /** Whether the end is told as a Status, also when all went well. */
  readonly reportsStatus: boolean;
  encode(channel: number, chunk: Uint8Array): Uint8Array | string;
  decode(message: Buffer): { channel: number; chunk: Buffer };
}

const plain = (reportsStatus: boolean): ExecProtocol => ({
  binary: true,
  reportsStatus,
  encode: (channel, chunk) => Buffer.concat([Buffer.of(channel), chunk]),
  decode: (message) => ({ channel: message[0] ?? 0, chunk: message.subarray(1) }),
});

const base64 = (reportsStatus: boolean): ExecProtocol => ({
  binary: false,
  reportsStatus,
  encode: (channel, chunk) => `${channel}${Buffer.from(chunk).toString('base64')}`,
  decode: (message) => ({
    channel: Number(String.fromCharCode(message[0] ?? 48)),
    chunk: Buffer.from(message.subarray(1).toString(), 'base64'),
  }),
});

/** By the name of the WebSocket subprotocol; a client that names none gets the oldest. */
export const execProtocols: Readonly<Record<string, ExecProtocol>> = {
  '': plain(false),
  'channel.k8s.io': plain(false),
  'base64.channel.k8s.io': base64(false),
  'v4.channel.k8s.io': plain(true),
  'v4.base64.channel.k8s.io': base64(true),
  'v5.channel.k8s.io': plain(true),
};
