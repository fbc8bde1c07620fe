import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Conversion } from './conversion.ts';

/**
 * Stored objects as lists and watches of another version see them. A state is converted once, however many look at it, as
 * the watch cache of a real server does it; those that are new are asked for together.
 */
export class ConvertedStates {
  readonly #convert: NonNullable<Conversion['fromStored']>;
  readonly #known = new WeakMap<KubeObject, Promise<KubeObject>>();

  constructor(convert: NonNullable<Conversion['fromStored']>) {
    this.#convert = convert;
  }

  /** @throws StatusError when one of them cannot be converted */
  async of(stored: readonly KubeObject[]): Promise<readonly KubeObject[]> {
    const unknown = stored.filter((each) => !this.#known.has(each));
    if (unknown.length > 0) {
      const converted = this.#convert(unknown);
      for (const [index, each] of unknown.entries()) {
        const own = converted.then((all) => all[index] as KubeObject);
        // What failed is asked for again by whoever comes next.
        own.catch(() => this.#known.delete(each));
        this.#known.set(each, own);
      }
    }
    return Promise.all(stored.map((each) => this.#known.get(each) as Promise<KubeObject>));
  }
}
