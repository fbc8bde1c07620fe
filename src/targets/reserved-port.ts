import { createServer } from 'node:net';

/** A port of this machine that nobody else gets until it is released. */
export interface ReservedPort {
  readonly port: number;
  release(): Promise<void>;
}

/** Reserves any free port, for a program that listens where it is told to. */
export const reservePort = async (): Promise<ReservedPort> => listen(0);

/** Those of several ports that nobody listens on. */
export const freePorts = async (ports: Readonly<Record<string, number>>): Promise<Readonly<Record<string, number>>> => {
  const found = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => {
      const reserved = await listen(port).catch(() => undefined);
      await reserved?.release();
      return reserved === undefined ? [] : [[name, port] as const];
    }),
  );
  return Object.fromEntries(found.flat());
};

const listen = async (wanted: number): Promise<ReservedPort> => {
  const server = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return { port, release: () => new Promise((resolve) => void server.close(() => resolve())) };
};
