import type { ImageReference } from '../../../image/reference.ts';
import { repositorySpec } from '../../../image/reference-format.ts';
import type { ContainerImage } from '../../../resources/nodes/node.ts';
import { equal } from '../../apimachinery/equality.ts';
import { storageName } from './image-name.ts';
import type { LayerContent } from './layer-content.ts';
import type { NodeImage } from './node-image.ts';

/** So much of its images does a kubelet report by default. */
const MOST_IMAGES = 50;
const MOST_NAMES = 5;

/** Why an image stays on a node. */
export class ImageInUse extends Error {
  constructor(container: string) {
    super(`image used by ${container}: image is in use by a container`);
  }
}

/**
 * The images of one node with the layers that they share, as containers/storage keeps them: an image is known by the
 * digest of its configuration and may have many names; a name belongs to one image at a time.
 *
 * @see https://github.com/containers/storage
 */
export class ImageStore {
  readonly #images = new Map<string, NodeImage>();
  readonly #layers = new Map<string, LayerContent>();
  #status: ContainerImage[] | undefined;

  /** Whether a blob need not be fetched. */
  hasLayer(digest: string): boolean {
    return this.#layers.has(digest);
  }

  layer(digest: string): LayerContent | undefined {
    return this.#layers.get(digest);
  }

  keepLayer(digest: string, content: LayerContent): void {
    this.#status = undefined;
    this.#layers.set(digest, content);
  }

  image(id: string): NodeImage | undefined {
    return this.#images.get(id);
  }

  /**
   * The image that a reference means. A digest also matches an image that is known by a tag of the same repository.
   */
  find(reference: ImageReference): NodeImage | undefined {
    const name = storageName(reference);
    const repository = reference.id === '' ? undefined : repositorySpec(reference);
    for (const image of this.#images.values()) {
      if (image.names.includes(name)) return image;
      if (repository === undefined || !image.digests.includes(reference.id)) continue;
      if (image.names.some((each) => repositoryOf(each) === repository)) return image;
    }
    return undefined;
  }

  /** Adds an image, or what is new about it. The name becomes its newest, and no other image has it any longer. */
  add(image: NodeImage, name: string): NodeImage {
    this.#status = undefined;
    const known = this.#images.get(image.id);
    for (const other of this.#images.values()) {
      if (other.id !== image.id && other.names.includes(name)) this.#images.set(other.id, withoutName(other, name));
    }
    const merged: NodeImage = {
      ...image,
      names: [name, ...(known?.names ?? []).filter((each) => each !== name)],
      digests: [...new Set([...(known?.digests ?? []), ...image.digests])],
      size: known?.size ?? image.size,
    };
    if (known !== undefined && equal(known, merged)) return known;
    this.#images.set(image.id, merged);
    return merged;
  }

  /**
   * Removes an image by id, or one of its names; with its last name the image goes, too.
   *
   * @param users the containers of this node by the id of their image
   * @throws ImageInUse
   */
  remove(nameOrId: string, users: ReadonlyMap<string, string>): boolean {
    const image =
      this.#images.get(nameOrId) ?? [...this.#images.values()].find((each) => each.names.includes(nameOrId));
    if (image === undefined) return false;
    this.#status = undefined;
    if (image.id !== nameOrId && image.names.length > 1) {
      this.#images.set(image.id, withoutName(image, nameOrId));
      return true;
    }
    const user = users.get(image.id);
    if (user !== undefined) throw new ImageInUse(user);
    this.#images.delete(image.id);
    this.#dropUnusedLayers();
    return true;
  }

  get images(): readonly NodeImage[] {
    return [...this.#images.values()];
  }

  get layers(): ReadonlyMap<string, LayerContent> {
    return this.#layers;
  }

  /** Holds these images and layers from now on, and no others. */
  replace(images: Iterable<NodeImage>, layers: Iterable<readonly [string, LayerContent]>): void {
    this.#status = undefined;
    this.#images.clear();
    this.#layers.clear();
    for (const image of images) this.#images.set(image.id, image);
    for (const [digest, content] of layers) this.#layers.set(digest, content);
  }

  /**
   * `status.images` of the node: largest first, the first fifty, each with its first five names. The same list as long as
   * no image or layer has come or gone.
   */
  get status(): ContainerImage[] {
    this.#status ??= this.listing
      .slice(0, MOST_IMAGES)
      .map(({ names, ...image }) => ({ ...image, names: names.slice(0, MOST_NAMES) }));
    return this.#status;
  }

  /** All images with all their names, largest first. */
  get listing(): Required<ContainerImage>[] {
    return this.images
      .map((image) => ({ names: [...repoDigests(image), ...repoTags(image)], sizeBytes: image.size }))
      .sort(
        (left, right) => right.sizeBytes - left.sizeBytes || ((left.names[0] ?? '') < (right.names[0] ?? '') ? -1 : 1),
      );
  }

  #dropUnusedLayers(): void {
    const used = new Set(this.images.flatMap(({ layers }) => layers));
    for (const digest of this.#layers.keys()) if (!used.has(digest)) this.#layers.delete(digest);
  }
}

/** All names with a digest, in the order of the alphabet: every repository with every digest of the image. */
export const repoDigests = ({ names, digests, previousName }: NodeImage): string[] => {
  const found = names.flatMap((name) =>
    (name.includes('@') ? [name] : []).concat(digests.map((digest) => `${repositoryOf(name)}@${digest}`)),
  );
  if (found.length === 0 && previousName !== undefined)
    return digests.slice(0, 1).map((digest) => `${previousName}@${digest}`);
  return [...new Set(found)].sort();
};

/** All names with a tag, in the order of the alphabet. */
export const repoTags = ({ names }: NodeImage): string[] => names.filter((name) => !name.includes('@')).sort();

/** `status.image` of a container: the newest tag, or else the newest name with a digest. */
export const displayName = (image: NodeImage): string | undefined =>
  image.names.find((name) => !name.includes('@')) ?? image.names[0];

const withoutName = (image: NodeImage, name: string): NodeImage => ({
  ...image,
  names: image.names.filter((each) => each !== name),
  previousName: repositoryOf(name),
});

const repositoryOf = (name: string): string =>
  name.includes('@') ? name.slice(0, name.indexOf('@')) : name.slice(0, name.lastIndexOf(':'));
