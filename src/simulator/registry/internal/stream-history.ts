import { isDigest } from '../../../image/digest.ts';
import { type ImageReference, parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults, repositoryName } from '../../../image/reference-format.ts';
import {
  type ImageStream,
  insecureRepositoryAnnotation,
  type TagEvent,
} from '../../../resources/images/image-stream.ts';

/** Where an image of a stream came from. */
export interface ImageOrigin {
  /** With Docker's defaults filled in. */
  readonly reference: ImageReference;
  readonly isInsecure: boolean;
}

/** The digest that a tag stands for; `undefined` for a missing tag and for one that was never imported. */
export const tagDigest = (stream: ImageStream, tag: string): string | undefined => {
  const image = stream.status?.tags?.find((status) => status.tag === tag)?.items?.[0]?.image ?? '';
  return isDigest(image) ? image : undefined;
};

/** The tags that can be pulled, sorted. */
export const pullableTags = (stream: ImageStream): string[] =>
  (stream.status?.tags ?? [])
    .map((status) => status.tag)
    .filter((tag) => tagDigest(stream, tag))
    .toSorted();

/** Where the digest came from according to the history of all tags, the newest events of the tags first. */
export const originOf = (stream: ImageStream, digest: string): ImageOrigin | undefined => {
  const found = events(stream).find(({ event }) => event.image === digest);
  return found && origin(stream, found.tag, found.event);
};

/**
 * The repositories that blobs of the stream can come from: those of the current images before those of older ones, among these
 * the secure ones first, then by name.
 */
export const blobOrigins = (stream: ImageStream): ImageOrigin[] => {
  const all = events(stream);
  const ranks = [all.filter(({ index }) => index === 0), all.filter(({ index }) => index > 0)];
  const origins = ranks.flatMap((rank) =>
    rank.flatMap(({ tag, event }) => origin(stream, tag, event) ?? []).toSorted(secureFirst),
  );
  const keys = origins.map(repositoryKey);
  return origins.filter((_, index) => keys.indexOf(keys[index] as string) === index);
};

interface HistoryEntry {
  readonly tag: string;
  readonly event: TagEvent;
  /** 0 is the newest. */
  readonly index: number;
}

const events = (stream: ImageStream): HistoryEntry[] =>
  (stream.status?.tags ?? [])
    .flatMap(({ tag, items }) => (items ?? []).map((event, index) => ({ tag, event, index })))
    .toSorted((left, right) => left.index - right.index);

const origin = (stream: ImageStream, tag: string, event: TagEvent): ImageOrigin | undefined => {
  try {
    return {
      reference: dockerDefaults(parseImageReference(event.dockerImageReference)),
      isInsecure: isInsecure(stream, tag),
    };
  } catch {
    return undefined;
  }
};

/** Read at pull time: it is not part of the event. */
const isInsecure = (stream: ImageStream, tag: string): boolean =>
  stream.metadata.annotations?.[insecureRepositoryAnnotation] === 'true' ||
  stream.spec?.tags?.find((spec) => spec.name === tag)?.importPolicy?.insecure === true;

const secureFirst = (left: ImageOrigin, right: ImageOrigin): number =>
  Number(left.isInsecure) - Number(right.isInsecure) || (repositoryKey(left) < repositoryKey(right) ? -1 : 1);

const repositoryKey = ({ reference }: ImageOrigin): string => `${reference.registry}/${repositoryName(reference)}`;
