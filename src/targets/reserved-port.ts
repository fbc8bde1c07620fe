import { createServer } from 'node:net';

/** A port of this machine that nobody else gets until it is released. */
export interface ReservedPort {
  readonly port: number;
  release(): Promise<void>;
}

/** Reserves a free port, for a program that listens where it is told to. */
export const reservePort = async (): Promise<ReservedPort> => {
  const server = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return { port, release: () => new Promise((resolve) => void server.close(() => resolve())) };
};
