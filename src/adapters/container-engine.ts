import process from 'node:process';
import type { Readable } from 'node:stream';
import { EnvironmentError } from '../errors/environment-error.ts';
import { systemClock } from './system-clock.ts';

/** A program in a container that other programs of this machine reach. */
export interface ContainerRequest {
  readonly image: string;
  /** The port inside, and the one of this machine that leads to it: the same for as long as the container exists. */
  readonly ports: { readonly container: number; readonly host: number };
  readonly environment: Readonly<Record<string, string>>;
  /** Contents by absolute path. */
  readonly files: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** A container that can be stopped and started again with what it has written. */
export interface RunningContainer {
  stop(): Promise<void>;
  start(): Promise<void>;
  /** What it prints from its last start on, until it stops. */
  output(): Promise<Readable>;
  remove(): Promise<void>;
}

/** A container that somebody has left. */
export interface LeftContainer {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly createdAt: string;
  remove(): Promise<void>;
}

/**
 * Starts a container and waits until it listens.
 *
 * @throws EnvironmentError when no engine answers, or the container does not come up
 */
export const startContainer = async (request: ContainerRequest): Promise<RunningContainer> => {
  const { GenericContainer, Wait } = await loadEngine();
  const { container: engine } = await connect();
  const { image, ports, environment, files, labels } = request;
  const started = await new GenericContainer(image)
    .withExposedPorts(ports)
    .withEnvironment({ ...environment })
    .withCopyContentToContainer(Object.entries(files).map(([target, content]) => ({ target, content })))
    .withLabels({ ...labels })
    .withWaitStrategy(Wait.forLogMessage(/listening on/))
    .start()
    .catch((cause: unknown) => {
      throw new EnvironmentError(`no container of ${image} could be started: ${firstLine(cause)}`, {
        cause,
        hint: `docker pull ${image}, or name an image that is there with --registry-image`,
      });
    });
  const container = engine.getById(started.getId());
  let startedAt = 0;
  return {
    stop: () => engine.stop(container, { timeout: 0 }),
    start: async () => {
      startedAt = systemClock.now() / 1_000;
      await engine.start(container);
    },
    output: () => engine.logs(container, { follow: true, stdout: true, stderr: true, since: startedAt }),
    remove: async () => {
      await container.remove({ force: true, v: true });
    },
  };
};

/**
 * The containers that carry a label, running or not.
 *
 * @throws EnvironmentError when no engine answers
 */
export const findContainers = async (label: string): Promise<readonly LeftContainer[]> => {
  const { container: engine } = await connect();
  const found = await engine.dockerode.listContainers({ all: true, filters: { label: [label] } });
  return found.map(({ Id, Names, Labels, Created }) => ({
    name: (Names[0] ?? Id).replace(/^\//, ''),
    labels: Labels,
    createdAt: new Date(Created * 1_000).toISOString().replace('.000', ''),
    remove: async () => {
      await engine.getById(Id).remove({ force: true, v: true });
    },
  }));
};

/** Which engine answers on this machine; undefined when none does. */
export const describeEngine = async (): Promise<string | undefined> => {
  const engine = await connect().catch(() => undefined);
  if (engine === undefined) return undefined;
  const { serverVersion, operatingSystem } = engine.info.containerRuntime as unknown as Record<string, string>;
  return ['Docker engine', serverVersion, operatingSystem].filter(Boolean).join(' ');
};

const connect = async () => {
  const { getContainerRuntimeClient } = await loadEngine();
  return getContainerRuntimeClient().catch((cause: unknown) => {
    throw new EnvironmentError(`no Docker engine answers: ${firstLine(cause)}`, {
      cause,
      hint: 'start one, or say where it is in DOCKER_HOST; docker info must work',
    });
  });
};

/** Loading it takes a third of a second; what it would pull to clean up after a crash is replaced by labels. */
const loadEngine = () => {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  return import('testcontainers');
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
