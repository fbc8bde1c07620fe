import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Commands } from './commands.ts';
import type { InternalImages } from './internal-images.ts';
import type { NamedImages } from './named-images.ts';
import { commandFor, type Variation } from './variation.ts';

/** What an experiment makes its variations with. */
export interface VariationTools {
  commands: Commands;
  images: NamedImages;
  internalImages: InternalImages;
}

/** The image stream tags that an experiment made as one of the variations of the article. */
export class Variations {
  readonly #tools: VariationTools;
  readonly #made = new Map<string, Variation>();

  constructor(tools: VariationTools) {
    this.#tools = tools;
  }

  /** The variation that was made last. @throws ConfigurationError when there is none */
  get current(): Variation {
    const current = [...this.#made.values()].at(-1);
    if (current !== undefined) return current;
    throw new ConfigurationError('this step asks about a variation of an image stream, but no step has made one', {
      hint: 'start with: Given the tag "myimage:mytag" holds image A as an external image',
    });
  }

  /** Makes a tag that holds an image, as the article makes it; a copy is tagged from a stream of its own. */
  async make(tag: string, image: string, variation: Variation): Promise<void> {
    await this.#put(sourceOf(tag, variation), image, variation);
    if (variation.copied) await this.#copy(tag, variation);
    this.#made.set(tag, variation);
  }

  /** Brings another image into a tag in the way in which the first one came. */
  async update(tag: string, image: string): Promise<void> {
    await this.updateSource(tag, image);
    const variation = this.#variationOf(tag);
    if (variation.copied) await this.#copy(tag, variation);
  }

  /** The same, but a copy is not tagged again: only the tag that it was made from gets the image. */
  async updateSource(tag: string, image: string): Promise<void> {
    const variation = this.#variationOf(tag);
    await this.#put(sourceOf(tag, variation), image, variation);
  }

  async #put(tag: string, image: string, { source }: Variation): Promise<void> {
    const { commands, images, internalImages } = this.#tools;
    if (source === 'V4') await internalImages.push(image, tag);
    else await commands.run(commandFor(source, tag, images.referenceOf(image)));
  }

  async #copy(tag: string, variation: Variation): Promise<void> {
    await this.#tools.commands.run(`oc tag ${sourceOf(tag, variation)} ${tag}`);
  }

  #variationOf(tag: string): Variation {
    const variation = this.#made.get(tag);
    if (variation !== undefined) return variation;
    throw new ConfigurationError(`no step has made the tag "${tag}" as a variation`, {
      hint: `make it with: Given the tag "${tag}" holds image A as an external image`,
    });
  }
}

const sourceOf = (tag: string, { copied }: Variation): string => (copied ? `source-of-${tag}` : tag);
