import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ServedImage } from '../ports/registry.ts';

/**
 * The images of an experiment by the names that the feature gives them. A feature says "image A" and never a digest; a
 * message shows both.
 */
export class NamedImages {
  readonly #images = new Map<string, ServedImage>();

  add(name: string, image: ServedImage): void {
    this.#images.set(name, image);
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
