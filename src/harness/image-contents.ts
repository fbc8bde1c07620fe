import type { NamedImages } from './named-images.ts';

/** Something of an image that a registry stores or is asked for. */
export type ImagePart = 'manifest' | 'config' | 'layers';

/** Some of the parts of a named image, as a feature says it: "the manifest and the config of image A". */
export interface ImageContents {
  image: string;
  parts: readonly ImagePart[];
}

/** The digests of the contents. */
export const digestsOf = (contents: ImageContents, images: NamedImages): { manifests: string[]; blobs: string[] } => {
  const image = images.get(contents.image);
  const has = (part: ImagePart): boolean => contents.parts.includes(part);
  return {
    manifests: has('manifest') ? [image.manifest] : [],
    blobs: [...(has('config') ? [image.config] : []), ...(has('layers') ? image.layers : [])],
  };
};

/** The contents in words: `the manifest, the config and all layers of image A`. */
export const describeContents = ({ image, parts }: ImageContents): string => {
  const words = parts.map((part) => (part === 'layers' ? 'all layers' : `the ${part}`));
  return `${[words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ')} of image ${image}`;
};
