import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut and be held up, as networks do. */
export interface FlakyLink extends AsyncDisposable {
  readonly port: number;
  /** Breaks all connections. */
  cut(): void;
  /** Nothing more comes back from the server until `resume`. */
  hold(): void;
  resume(): void;
}

/** Opens a link to a port of this machine. */
export const openFlakyLink = async (target: number): Promise<FlakyLink> => {
  const pairs = new Set<readonly [near: Socket, far: Socket]>();
  let held = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.on('data', (chunk) => {
      if (!near.write(chunk)) far.pause();
    });
    near.on('drain', () => held || far.resume());
    if (held) far.pause();
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const [near] of pairs) near.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    hold: () => {
      held = true;
      for (const [, far] of pairs) far.pause();
    },
    resume: () => {
      held = false;
      for (const [, far] of pairs) far.resume();
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
};
