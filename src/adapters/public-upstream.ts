import type { DistributionClient } from '../distribution/distribution-client.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import { type ImageManifest, parseManifest } from '../image/manifest.ts';
import type { ServedImage, UpstreamRegistry } from '../ports/registry.ts';
import { refusedControl } from './refused-control.ts';

/**
 * A true registry of the world outside, which is only read: the images of features are those that it serves under their names.
 * A tag that has been read stays what it is.
 *
 * @param name the registry that features speak of, which is its real name: `docker.io`
 */
export const publicUpstream = (name: string, client: DistributionClient): UpstreamRegistry => {
  const images = new Map<string, { recipe: string; image: Promise<ServedImage> }>();
  const readOnly = (what: string): UnsupportedError =>
    new UnsupportedError(`needs:upstream-push: ${name} is only read, so ${what}`);
  return {
    ...refusedControl(`${name} is only read`),
    host: name,
    serve: async (repository, tag, { name: recipe }) => {
      const key = `${repository}:${tag}`;
      const known = images.get(key);
      if (known !== undefined && known.recipe !== recipe) throw readOnly(`${key} cannot move to image ${recipe}`);
      const other = [...images.values()].find((each) => each.recipe === recipe);
      if (known === undefined && other !== undefined) throw readOnly(`${key} cannot be made image ${recipe}`);
      const image = known?.image ?? readImage(client, name, repository, tag);
      images.set(key, { recipe, image });
      return image;
    },
    deleteTag: async (repository, tag) => {
      throw readOnly(`${repository}:${tag} cannot be deleted`);
    },
  };
};

/** The image for the nodes of a cluster: of a list, that for Linux on x86-64. */
const readImage = async (
  client: DistributionClient,
  host: string,
  repository: string,
  reference: string,
): Promise<ServedImage> => {
  const source = client.repository(host, repository, { access: 'pull' });
  const received = await source.getManifest(reference);
  const manifest = parseManifest(received.content, received.mediaType);
  if (manifest.kind === 'image') return servedImage(received.digest, manifest);
  const child =
    manifest.kind === 'index'
      ? manifest.manifests.find(({ platform }) => platform?.architecture === 'amd64' && platform.os === 'linux')
      : undefined;
  if (child === undefined)
    throw new UnsupportedError(`needs:upstream-push: ${host}/${repository}:${reference} is no image for linux/amd64`);
  return readImage(client, host, repository, child.digest);
};

const servedImage = (digest: string, { config, layers }: ImageManifest): ServedImage => ({
  manifest: digest,
  config: config.digest,
  layers: layers.map((layer) => layer.digest),
});
