import type { Image } from '../../resources/images/image.ts';

/** The bytes of images, each layer and configuration once. */
export const imageStorage = (images: readonly Image[]): number => {
  const sizes = new Map<string, number>();
  for (const { dockerImageLayers = [], dockerImageConfig = '', dockerImageMetadata } of images) {
    for (const { name, size } of dockerImageLayers ?? []) if (!sizes.has(name)) sizes.set(name, size);
    const id = dockerImageMetadata?.Id;
    if (dockerImageConfig && id !== undefined && !sizes.has(id)) sizes.set(id, Buffer.byteLength(dockerImageConfig));
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};

/** The topmost layer that holds anything. */
export const topLayer = ({ dockerImageLayers }: Image): string | undefined =>
  (dockerImageLayers ?? []).findLast(({ name }) => !emptyLayers.includes(name))?.name;

const emptyLayers = [
  'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d663cb16422d00e8a7c22955b46d4',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
];
