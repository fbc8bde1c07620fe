import { createInterface } from 'node:readline';
import type { RegistryRequest } from '../ports/registry.ts';
import { parseAccessLog } from './access-log.ts';
import { type RunningContainer, startContainer } from './container-engine.ts';

/** How a registry in a container is set up. */
export interface RegistryContainerOptions {
  /** An image with distribution's own registry: `docker.io/library/registry:3`. */
  readonly image: string;
  /** The port of this machine that leads to it. */
  readonly port: number;
  /** PEM. */
  readonly tls: { readonly certificate: string; readonly key: string };
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, on the clock by which its log is read. */
  now(): number;
  /** Lets the registry log a line with this text, by asking it for something. */
  ask(mark: string): Promise<void>;
}

/** A real registry in a container, with its access log. */
export interface RegistryContainer {
  stop(): Promise<void>;
  start(): Promise<void>;
  /** All that it has answered until now, oldest first. */
  requests(): Promise<readonly RegistryRequest[]>;
  /** Takes what it has answered until now for not said. */
  forget(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Starts distribution's registry in a container, with TLS, open to everybody and with deletion enabled.
 *
 * @see https://distribution.github.io/distribution/about/configuration/
 * @throws EnvironmentError when no engine answers, or the registry does not come up
 */
export const startRegistryContainer = async (options: RegistryContainerOptions): Promise<RegistryContainer> => {
  const { image, port, tls, labels, now, ask } = options;
  const container = await startContainer({
    image,
    ports: { container: 5_000, host: port },
    labels,
    files: { '/certs/registry.pem': tls.certificate, '/certs/registry.key': tls.key },
    environment: {
      REGISTRY_HTTP_ADDR: ':5000',
      REGISTRY_HTTP_TLS_CERTIFICATE: '/certs/registry.pem',
      REGISTRY_HTTP_TLS_KEY: '/certs/registry.key',
      REGISTRY_STORAGE_DELETE_ENABLED: 'true',
      OTEL_TRACES_EXPORTER: 'none',
    },
  });
  const log = new AccessLog(now);
  await log.follow(container);
  let asked = 0;
  let isRunning = true;
  const requests = async (): Promise<RegistryRequest[]> => {
    if (isRunning) await log.reach(`${marker}${++asked}`, ask);
    return log.requests;
  };
  return {
    stop: async () => {
      isRunning = false;
      await container.stop();
    },
    start: async () => {
      if (isRunning) return;
      await container.start();
      await log.follow(container);
      isRunning = true;
    },
    requests: async () => [...(await requests())],
    forget: async () => {
      (await requests()).length = 0;
    },
    remove: () => container.remove(),
  };
};

/** What stands in the lines of the log that only mark a place in it. */
const marker = 'streamproof-mark=';

/** What a container prints, read as it comes. */
class AccessLog {
  readonly requests: RegistryRequest[] = [];
  readonly #now: () => number;
  readonly #awaited = new Map<string, () => void>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Reads from the present start of the container on. @returns when the registry listens */
  async follow(container: RunningContainer): Promise<void> {
    const listens = Promise.withResolvers<void>();
    const lines = createInterface({ input: await container.output() });
    lines.on('line', (line) => {
      if (line.includes('listening on')) listens.resolve();
      this.#read(line);
    });
    lines.once('close', () => listens.resolve());
    await listens.promise;
  }

  /** Reads until a line has come that is asked for now: what was answered before it stands above it. */
  async reach(mark: string, ask: (mark: string) => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(mark, resolve);
    await ask(mark);
    await promise;
  }

  #read(line: string): void {
    for (const request of parseAccessLog(line)) {
      const mark = request.path.split('?')[1] ?? '';
      if (mark.startsWith(marker)) this.#awaited.get(mark)?.();
      else this.requests.push({ ...request, at: this.#now() });
    }
  }
}
