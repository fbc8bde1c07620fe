import type { Evidence } from '../evidence/evidence.ts';
import type { Labels } from './labels.ts';

type Image = Extract<Evidence, { kind: 'image' }>;
type Part = { image: string; part: 'manifest' | 'config' | 'layer' };

/** Finds what the digests of a scenario are, by the images that it introduced. */
export class ImageNames {
  readonly #parts = new Map<string, Part>();

  constructor(evidence: readonly Evidence[]) {
    for (const image of evidence.filter(({ kind }) => kind === 'image') as Image[]) {
      for (const layer of image.layers) this.#parts.set(layer, { image: image.name, part: 'layer' });
      this.#parts.set(image.config, { image: image.name, part: 'config' });
      this.#parts.set(image.manifest, { image: image.name, part: 'manifest' });
    }
  }

  /** `R/is-test/hello-ocp@sha256:6f4d…` as `R/is-test/hello-ocp@A`; digests of no known image are shortened. */
  shorten(reference: string): string {
    return reference.replaceAll(
      /sha256:[0-9a-f]{64}/g,
      (digest) => this.#parts.get(digest)?.image ?? `${digest.slice(0, 19)}…`,
    );
  }

  /** Digests in words: `manifest, config, 2 × layer of image A`; undefined for none. */
  describe(digests: Iterable<string>, labels: Labels): string | undefined {
    const counts = new Map<string, Map<Part['part'], number>>();
    for (const digest of new Set(digests)) {
      const { image, part } = this.#parts.get(digest) ?? { image: '?', part: 'layer' };
      const parts = counts.get(image) ?? new Map<Part['part'], number>();
      counts.set(image, parts.set(part, (parts.get(part) ?? 0) + 1));
    }
    const order = ['manifest', 'config', 'layer'] as const;
    const words = (parts: ReadonlyMap<Part['part'], number>): string =>
      order
        .flatMap((part) =>
          parts.has(part)
            ? [parts.get(part) === 1 ? labels.parts[part] : `${parts.get(part)} × ${labels.parts[part]}`]
            : [],
        )
        .join(', ');
    return [...counts].map(([image, parts]) => labels.of(words(parts), image)).join('; ') || undefined;
  }
}
