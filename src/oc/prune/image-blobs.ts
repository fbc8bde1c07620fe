import { mediaType } from '../../image/media-type.ts';
import type { Image } from '../../resources/images/image.ts';

/** The blobs that an image consists of besides its manifest: its layers and its configuration. */
export const imageBlobs = ({
  dockerImageLayers,
  dockerImageManifestMediaType,
  dockerImageMetadata,
}: Image): string[] => {
  const hasConfig =
    dockerImageManifestMediaType === mediaType.dockerManifest || dockerImageManifestMediaType === mediaType.ociManifest;
  const config = hasConfig ? dockerImageMetadata?.Id : undefined;
  return [...(dockerImageLayers ?? []).map(({ name }) => name), ...(config ? [config] : [])];
};

/** How often each name is in use; whoever takes away the last use is told so. */
export class Uses {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** @returns whether nothing uses it any more */
  remove(name: string): boolean {
    const left = (this.#counts.get(name) ?? 0) - 1;
    this.#counts.set(name, left);
    return left === 0;
  }
}
