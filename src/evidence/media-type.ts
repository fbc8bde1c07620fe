import type { Evidence } from './evidence.ts';

const pattern = /^application\/vnd\.streamproof\.([a-z]+)\.v(\d+)\+json$/;

/** The version of the formats in `evidence.ts`. */
export const evidenceVersion = 1;

/** The media type of an attachment: `application/vnd.streamproof.pods.v1+json`. */
export const mediaTypeOf = (kind: Evidence['kind']): string =>
  `application/vnd.streamproof.${kind}.v${evidenceVersion}+json`;

/** The kind and version that a media type names; undefined when the attachment is not evidence. */
export const parseMediaType = (mediaType: string): { kind: string; version: number } | undefined => {
  const match = pattern.exec(mediaType);
  return match ? { kind: match[1]!, version: Number(match[2]) } : undefined;
};
