import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ServedImage } from '../ports/registry.ts';

/**
 * The images of an experiment by the names that the feature gives them. A feature says "image A" and never a digest; a
 * message shows both.
 */
export class NamedImages {
  readonly #images = new Map<string, ServedImage>();
  readonly #references = new Map<string, string>();

  /** @param reference where the image is to be had: `docker.io/balazsszeti/hello:sleeper` */
  add(name: string, image: ServedImage, reference: string): void {
    this.#images.set(name, image);
    this.#references.set(name, reference);
  }

  /** Where the image was last put. @throws ConfigurationError when no step has introduced the name */
  referenceOf(name: string): string {
    this.get(name);
    return this.#references.get(name)!;
  }

  /** The name of the image with this digest; undefined for a digest of none. */
  nameOf(digest: string | undefined): string | undefined {
    for (const [name, { manifest }] of this.#images) if (manifest === digest) return name;
    return undefined;
  }

  /** @throws ConfigurationError when no step has introduced the name */
  get(name: string): ServedImage {
    const image = this.#images.get(name);
    if (image !== undefined) return image;
    const known = [...this.#images.keys()].join(', ') || 'none';
    throw new ConfigurationError(
      `image ${name} is not known: no step before this one has introduced it (known: ${known})`,
      {
        hint: `start the scenario with: Given docker.io serves "some/repository:tag" as image ${name}`,
      },
    );
  }

  /** Puts digests in the place of `<digest of image A>` in the text of a feature. */
  expand(text: string): string {
    return text.replaceAll(/<digest of image (\w+)>/g, (_, name: string) => this.get(name).manifest);
  }

  /** Puts names in the place of digests: `docker.io/acme/web@A`, from `<digest of image A>` in a feature or a real digest. */
  abbreviate(text: string): string {
    return this.expand(text).replaceAll(/sha256:[0-9a-f]{64}/g, (digest) => this.nameOf(digest) ?? digest);
  }

  /** Shortens the digests in a text, and adds what each is: `sha256:6f4dc6adaeb0… (image A)`. */
  explain(text: string): string {
    return text.replaceAll(/sha256:[0-9a-f]{64}/g, (digest) => {
      const meaning = this.#meaningOf(digest);
      return meaning === undefined ? digest : `${digest.slice(0, 19)}… (${meaning})`;
    });
  }

  #meaningOf(digest: string): string | undefined {
    for (const [name, image] of this.#images) {
      if (digest === image.manifest) return `image ${name}`;
      if (digest === image.config) return `the config of image ${name}`;
      const layer = image.layers.indexOf(digest);
      if (layer >= 0) return `layer ${layer + 1} of image ${name}`;
    }
    return undefined;
  }
}
