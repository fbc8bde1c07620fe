import { buildImage, type ImageBuild } from '../../../src/adapters/image-build.ts';
import { buildImageList } from '../../../src/adapters/image-list-build.ts';
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
  stop(host: string): Promise<void>;
  start(host: string): Promise<void>;
}

type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** Further digests stand behind that of the manifest: `… amd64=sha256:…` of a list, `layer=sha256:…` of an image. */
export const createOutsideWorld = ({ registries }: Cluster, client: DistributionClient): OutsideWorld => {
  const digests = new Map<string, string>();
  const registry = (host: string) => {
    const found = registries.get(host);
    if (found === undefined) throw new Error(`expected one of ${[...registries.keys()].join(', ')}, found ${host}`);
    return found;
  };
  return {
    translate: (text) => text.replaceAll(/sha256:[0-9a-f]{12,64}/g, (digest) => translated(digest, digests)),
    serve: async (line) => {
      const [spec = '', format = '', name = '', digest = '', ...children] = line.split(' ');
      const { registry: host, tag, ...reference } = parseImageReference(spec);
      const repository = repositoryName({ registry: host, tag, ...reference });
      const target = client.repository(host, repository, { access: 'pull,push' });
      const build: ImageBuild = {
        name,
        title: repository,
        author: 'oracle',
        format: format.startsWith('oci') ? 'oci' : 'docker',
      };
      if (!format.endsWith('list')) {
        const image = await buildImage(build);
        digests.set(digest, await pushImage(target, tag, image));
        const layer = children.find((child) => child.startsWith('layer='))?.slice('layer='.length);
        if (layer !== undefined) digests.set(layer, image.layers.at(-1)?.digest ?? '');
        return;
      }
      const list = await buildImageList(build);
      for (const { platform, image } of list.images) {
        const recorded = children.find((child) => child.startsWith(`${platform.architecture}=`));
        const pushed = await pushImage(target, image.manifest.digest, image);
        if (recorded !== undefined) digests.set(recorded.slice(recorded.indexOf('=') + 1), pushed);
      }
      digests.set(digest, await target.putManifest(tag, list.manifest.content, list.manifest.mediaType));
    },
    stop: (host) => registry(host).stop(),
    start: (host) => registry(host).start(),
  };
};

/** Digests may be cut short. */
const translated = (digest: string, digests: ReadonlyMap<string, string>): string => {
  const full = [...digests].find(([recorded]) => recorded.startsWith(digest));
  return full === undefined ? digest : full[1].slice(0, digest.length);
};
