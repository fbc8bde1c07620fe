import { asImageReference, type ImageReference } from '../../image/reference.ts';
import { repositorySpec } from '../../image/reference-format.ts';
import type { ImageConfiguration } from '../../resources/images/image-configuration.ts';
import type { ImageMirrorSet, ImageMirrors } from '../../resources/images/image-mirror-set.ts';

/**
 * What the cluster's settings say about registries: which are blocked or insecure, and where else their images are. References come
 * with their defaults filled in.
 *
 * @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
 */
export class RegistryPolicy {
  readonly #blocked: readonly string[];
  readonly #insecure: readonly string[];
  readonly #allowed: readonly string[] | undefined;
  readonly #digestMirrors: readonly ImageMirrors[];
  readonly #tagMirrors: readonly ImageMirrors[];

  constructor(configuration: ImageConfiguration | undefined, mirrorSets: readonly ImageMirrorSet[]) {
    this.#blocked = configuration?.spec?.registrySources?.blockedRegistries ?? [];
    this.#insecure = configuration?.spec?.registrySources?.insecureRegistries ?? [];
    const { allowedRegistries = [] } = configuration?.spec?.registrySources ?? {};
    this.#allowed = allowedRegistries.length > 0 ? allowedRegistries : undefined;
    this.#digestMirrors = mirrorSets.flatMap(({ spec }) => [
      ...(spec?.imageDigestMirrors ?? []),
      ...(spec?.repositoryDigestMirrors ?? []),
    ]);
    this.#tagMirrors = mirrorSets.flatMap(({ spec }) => spec?.imageTagMirrors ?? []);
  }

  /**
   * The entry of `registries.conf` that keeps nodes from asking there, `undefined` when none does. The most precise entry counts, and
   * it is blocked by a wider one, too.
   */
  blockedBy(reference: ImageReference): string | undefined {
    const mirrors = [...this.#digestMirrors, ...this.#tagMirrors];
    const [entry] = [...this.#blocked, ...this.#insecure, ...mirrors.map(({ source }) => source)]
      .filter((place) => covers(place, reference))
      .sort((one, other) => other.length - one.length);
    const isBlocked =
      this.#blocked.some((place) => covers(place, reference)) ||
      mirrors.some(({ source, mirrorSourcePolicy }) => source === entry && mirrorSourcePolicy === 'NeverContactSource');
    return isBlocked ? entry : undefined;
  }

  /** Whether nodes may run what comes from there: everything, unless the cluster lists what is allowed. */
  isAllowed(reference: ImageReference): boolean {
    return this.#allowed?.some((place) => covers(place, reference)) ?? true;
  }

  isInsecure(reference: ImageReference): boolean {
    return this.#insecure.some((place) => covers(place, reference));
  }

  /**
   * Whether the API server refuses to import from a registry. It knows whole registries only, and overlooks one that has mirrors.
   */
  blocksImports({ registry }: ImageReference): boolean {
    const mirrors = [...this.#digestMirrors, ...this.#tagMirrors];
    return this.#blocked.includes(registry) && !mirrors.some(({ source }) => source === registry);
  }

  /** Whether the API server imports from a registry insecurely; it knows whole registries only. */
  isInsecureForImports({ registry }: ImageReference): boolean {
    return this.#insecure.includes(registry);
  }

  /** Where to look for an image, in this order; the image itself comes last, even if its registry is blocked. */
  placesOf(reference: ImageReference): ImageReference[] {
    return this.#bestPlacesOf(reference, () => true);
  }

  /** The same for the API server, which overlooks the mirrors of `*.` and a domain. */
  importPlacesOf(reference: ImageReference): ImageReference[] {
    return this.#bestPlacesOf(reference, (source) => !isWildcard(source));
  }

  /** The most precise source counts, also when it has mirrors for digests only and the image is named by a tag, or the other way round. */
  #bestPlacesOf(reference: ImageReference, counts: (source: string) => boolean): ImageReference[] {
    const [best] = [...this.#digestMirrors, ...this.#tagMirrors]
      .map(({ source }) => source)
      .filter((source) => counts(source) && covers(source, reference))
      .sort((one, other) => other.length - one.length);
    const mirrors = (reference.id ? this.#digestMirrors : this.#tagMirrors)
      .filter(({ source }) => source === best)
      .flatMap(({ source, mirrors: places = [] }) => places.flatMap((place) => mirrored(reference, source, place)));
    return [...mirrors, reference];
  }

  /** Where the internal registry looks: in all mirrors of every set that covers the repository, for tags as for digests. */
  pullThroughPlacesOf(reference: ImageReference): ImageReference[] {
    const mirrors = [...this.#digestMirrors, ...this.#tagMirrors]
      .filter(({ source }) => !isWildcard(source) && covers(source, reference))
      .flatMap(({ source, mirrors: places = [] }) => places.flatMap((place) => mirrored(reference, source, place)));
    const different = new Map(mirrors.map((place) => [repositorySpec(place), place]));
    return [...different.values(), reference];
  }
}

const isWildcard = (place: string): boolean => place.startsWith('*.');

/** Whether a place, a registry or the beginning of a repository, covers a repository; `*.` covers all names below. */
const covers = (place: string, reference: ImageReference): boolean => {
  const repository = repositorySpec(reference);
  if (isWildcard(place)) return reference.registry.endsWith(place.slice(1));
  return repository === place || repository.startsWith(`${place}/`);
};

const mirrored = (reference: ImageReference, source: string, mirror: string): ImageReference[] => {
  const rest = isWildcard(source)
    ? repositorySpec(reference).slice(reference.registry.length)
    : repositorySpec(reference).slice(source.length);
  const place = asImageReference(`${mirror}${rest}`);
  return place === undefined ? [] : [{ ...place, tag: reference.tag, id: reference.id }];
};
