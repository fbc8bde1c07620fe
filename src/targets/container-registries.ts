import { pushRecipe } from '../adapters/push-recipe.ts';
import { refusedControl } from '../adapters/refused-control.ts';
import { type RegistryContainer, startRegistryContainer } from '../adapters/registry-container.ts';
import { containersImage } from '../distribution/client-profile.ts';
import { deleteTag } from '../distribution/delete-tag.ts';
import { createDistributionClient, type DistributionClient } from '../distribution/distribution-client.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import { embeddedAuthority } from './embedded-authority.ts';
import { type ReservedPort, reservePort } from './reserved-port.ts';
import { wipeRegistry } from './wipe-registry.ts';

/** The image of a registry unless another one is named. */
export const usualRegistryImage = 'docker.io/library/registry:3';

/** The label of containers, with the identifier of the run that started them. */
export const containerLabel = 'streamproof.dev/run';

/** So many registries can be played at once. */
const most = 8;

/** How registries are played by containers. */
export interface ContainerRegistriesOptions {
  readonly image: string;
  /** The identifier of the run. */
  readonly run: string;
  /** The name or address of this machine under which the cluster reaches it. */
  readonly address: string;
}

/** The address after `--upstream container`, by which clusters reach this machine; undefined for another choice. */
export const containerAddress = (upstream: string | undefined): string | undefined =>
  upstream === 'container' ? '127.0.0.1' : /^container:(.+)$/.exec(upstream ?? '')?.[1];

/** How one experiment sees such a registry. */
export interface ContainerView {
  /** Below which path its repositories are; empty for the whole registry. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The registries of the world outside, each a real one in a container of this machine, started when it is first needed. */
export interface ContainerRegistries extends AsyncDisposable {
  /** `host:port` at which the registry of this name is, or will be. */
  placeOf(host: string): { readonly address: string; readonly port: number };
  open(host: string, view: ContainerView): UpstreamRegistry;
  /** Makes all of them run, and with `wipe` empty. */
  recover(options?: { wipe: boolean }): Promise<void>;
}

interface Played {
  readonly port: ReservedPort;
  container?: Promise<RegistryContainer>;
  now(): number;
}

/** Prepares containers for the registries that features name; none is started before it is used. */
export const containerRegistries = async (options: ContainerRegistriesOptions): Promise<ContainerRegistries> => {
  const { address, image, run } = options;
  const authority = await embeddedAuthority();
  const spare = await Promise.all(Array.from({ length: most }, reservePort));
  const played = new Map<string, Played>();
  const client = createDistributionClient({
    profile: containersImage,
    certificateAuthorities: [authority.certificate],
  });
  const find = (host: string): Played => {
    const known = played.get(host) ?? { port: spare.pop() ?? tooMany(host), now: () => 0 };
    played.set(host, known);
    return known;
  };
  const start = async (host: string, each: Played): Promise<RegistryContainer> => {
    const { port } = each.port;
    const tls = await authority.certify(host, address);
    await each.port.release();
    const ask = (mark: string): Promise<void> => askFor(client, `127.0.0.1:${port}`, `/v2/?${mark}`);
    return startRegistryContainer({ image, port, tls, labels: { [containerLabel]: run }, now: () => each.now(), ask });
  };
  const running = (host: string): Promise<RegistryContainer> => {
    const each = find(host);
    each.container ??= start(host, each);
    return each.container;
  };
  const open = (host: string, { folder, now }: ContainerView): UpstreamRegistry => {
    const each = find(host);
    each.now = now;
    const below = `/v2/${folder === '' ? '' : `${folder}/`}`;
    const repository = (name: string) => (access: 'pull,push' | 'delete,pull') =>
      client.repository(`127.0.0.1:${each.port.port}`, below.slice('/v2/'.length) + name, { access });
    return {
      ...refusedControl('one in a container can only be stopped and started'),
      host,
      serve: async (name, tag, recipe) => {
        await running(host);
        return pushRecipe(repository(name)('pull,push'), tag, recipe);
      },
      deleteTag: async (name, tag) => {
        await running(host);
        await deleteTag(repository(name), tag);
      },
      stop: async () => (await running(host)).stop(),
      start: async () => (await running(host)).start(),
      requests: async () =>
        (await (await running(host)).requests())
          .filter(({ path }) => path.startsWith(below))
          .map((request) => ({ ...request, path: `/v2/${request.path.slice(below.length)}` })),
    };
  };
  return {
    placeOf: (host) => ({ address, port: find(host).port.port }),
    open,
    recover: async ({ wipe } = { wipe: false }) => {
      const started = [...played.values()].filter(({ container }) => container !== undefined);
      await Promise.all(
        started.map(async ({ container, port }) => {
          await (await container)?.start();
          if (!wipe) return;
          await wipeRegistry(client, `127.0.0.1:${port.port}`);
          await (await container)?.forget();
        }),
      );
    },
    [Symbol.asyncDispose]: async () => {
      client.close();
      await Promise.all(spare.map((port) => port.release()));
      await Promise.all(
        [...played.values()].map(async (each) => (await each.container)?.remove() ?? each.port.release()),
      );
    },
  };
};

const askFor = async (client: DistributionClient, host: string, path: string): Promise<void> => {
  const answer = await client
    .repository(host, 'any/repository')
    .connection.request({ method: 'GET', path, accept: [200] });
  answer.body.resume();
};

const tooMany = (host: string): never => {
  throw new ConfigurationError(`${host} would be one registry too many: ${most} can be played in containers at once`);
};
