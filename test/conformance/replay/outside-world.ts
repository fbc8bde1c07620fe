import { buildImage, type ImageBuild } from '../../../src/adapters/image-build.ts';
import { buildImageList } from '../../../src/adapters/image-list-build.ts';
import type { Credentials } from '../../../src/distribution/credentials.ts';
import type { DistributionClient } from '../../../src/distribution/distribution-client.ts';
import { pushImage } from '../../../src/distribution/push-image.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import { repositoryName } from '../../../src/image/reference-format.ts';
import type { startCluster } from '../../../src/targets/simulated.ts';

/** The registries outside of the cluster, and what they serve. */
export interface OutsideWorld {
  /** The digest here of an image that the recording names by its own. */
  translate(text: string): string;
  /** `docker.io/balazsszeti/fresh:latest list fresh-v1 sha256:…`: pushes an image; `s2`, `oci`, `list` or `ocilist`. */
  serve(line: string): Promise<void>;
  /** Removes a whole repository. */
  forget(host: string, repository: string): void;
  stop(host: string): Promise<void>;
  start(host: string): Promise<void>;
}

/** Told which digest of the recording is which one here, and what it stands for. */
export type OnServed = (recorded: string, served: string, title: string) => void;

type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** Further digests stand behind that of the manifest: `… amd64=sha256:…` of a list; `config=`, `layer=`, `base=` of an image. */
export const createOutsideWorld = (
  { registries }: Cluster,
  client: DistributionClient,
  { onServed, credentials }: { onServed: OnServed; credentials: Credentials },
): OutsideWorld => {
  const digests = new Map<string, string>();
  const know = (recorded: string, served: string, title: string): void => {
    digests.set(recorded, served);
    onServed(recorded, served, title);
  };
  const registry = (host: string) => {
    const found = registries.get(host);
    if (found === undefined) throw new Error(`expected one of ${[...registries.keys()].join(', ')}, found ${host}`);
    return found;
  };
  return {
    translate: (text) => text.replaceAll(/(?<=@|sha256:)[0-9a-f]{12,64}\b/g, (hex) => translated(hex, digests)),
    serve: async (line) => {
      const [spec = '', format = '', name = '', digest = '', ...children] = line.split(' ');
      const { registry: host, tag, ...reference } = parseImageReference(spec);
      const repository = repositoryName({ registry: host, tag, ...reference });
      const target = client.repository(host, repository, { access: 'pull,push', credentials });
      const build: ImageBuild = {
        name,
        title: repository,
        author: 'oracle',
        format: format.startsWith('oci') ? 'oci' : 'docker',
      };
      if (!format.endsWith('list')) {
        const image = await buildImage(build);
        know(digest, await pushImage(target, tag, image), name);
        const parts = {
          config: image.config.digest,
          layer: image.layers.at(-1)?.digest ?? '',
          base: image.layers[0]?.digest ?? '',
        };
        for (const child of children) {
          const [part, recorded] = child.split('=') as [keyof typeof parts, string];
          know(recorded, parts[part], part === 'base' ? 'base' : `${name}-${part}`);
        }
        return;
      }
      const list = await buildImageList(build);
      for (const { platform, image } of list.images) {
        const recorded = children.find((child) => child.startsWith(`${platform.architecture}=`));
        const pushed = await pushImage(target, image.manifest.digest, image);
        const title = `${name}-${platform.architecture}`;
        if (recorded !== undefined) know(recorded.slice(recorded.indexOf('=') + 1), pushed, title);
      }
      know(digest, await target.putManifest(tag, list.manifest.content, list.manifest.mediaType), `${name}-list`);
    },
    forget: (host, repository) => {
      const { storage } = registry(host);
      storage.remove(storage.layout.repository(repository));
    },
    stop: (host) => registry(host).stop(),
    start: (host) => registry(host).start(),
  };
};

/** Digests may be cut short. */
const translated = (hex: string, digests: ReadonlyMap<string, string>): string => {
  const full = [...digests].find(([recorded]) => recorded.startsWith(`sha256:${hex}`));
  return full === undefined ? hex : full[1].slice('sha256:'.length, 'sha256:'.length + hex.length);
};
