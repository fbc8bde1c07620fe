import type { Image } from '../../../resources/image.ts';
import {
  type ImageStreamImage,
  type ImageStreamTag,
  type ImageTag,
  importFailureOf,
} from '../../../resources/image-stream-tag.ts';
import { relativeTime } from './relative-time.ts';
import type { CellPrinter } from './table.ts';

export const imageCells: CellPrinter<Image> = ({ metadata, dockerImageReference }) => [
  metadata.name,
  dockerImageReference ?? '',
];

export const imageStreamTagCells: CellPrinter<ImageStreamTag> = ({ metadata, image }, now) => [
  metadata.name,
  image.dockerImageReference ?? '',
  relativeTime(metadata.creationTimestamp, now),
  image.metadata.name ?? '',
];

export const imageStreamImageCells: CellPrinter<ImageStreamImage> = ({ metadata, image }, now) => [
  metadata.name,
  relativeTime(metadata.creationTimestamp, now),
  image.dockerImageReference ?? '',
  image.metadata.name ?? '',
];

export const imageTagCells: CellPrinter<ImageTag> = (tag, now) => {
  const { metadata, status } = tag;
  const items = status?.items ?? [];
  return [
    metadata.name,
    specText(tag),
    statusText(tag),
    items.length === 0 ? null : items.length,
    relativeTime(
      items[0]?.created ?? importFailureOf(status ?? undefined)?.lastTransitionTime ?? metadata.creationTimestamp,
      now,
    ),
  ];
};

/** How the tag came to be. */
const specText = ({ spec, status }: ImageTag): string => {
  const event = status?.items?.[0];
  if (spec === null) return event === undefined ? '' : 'Push';
  if (spec.reference) return 'Ref';
  if (event !== undefined && event.generation > (spec.generation ?? 0)) return 'Push';
  if (spec.importPolicy?.scheduled) return 'Scheduled';
  return spec.from?.kind === 'ImageStreamTag' && !spec.from.name.includes(':') ? 'Track' : 'Tag';
};

/** Where the tag leads, or what became of its import. */
const statusText = ({ spec, status, metadata }: ImageTag): string => {
  const event = status?.items?.[0];
  const failure = importFailureOf(status ?? undefined);
  if (failure !== undefined && (event === undefined || failure.generation > event.generation))
    return `ImportFailed (${failure.reason ?? ''})`;
  if (event?.image) return `image/${event.image}`;
  const from = spec?.from;
  if (from?.kind === 'ImageStreamTag') {
    const elsewhere = from.namespace !== undefined && from.namespace !== metadata.namespace;
    return elsewhere ? `istag ${from.namespace}/${from.name}` : `istag/${from.name}`;
  }
  if (from?.kind === 'ImageStreamImage') return `image/${from.name}`;
  if (event !== undefined) return event.dockerImageReference;
  return from === undefined
    ? ''
    : from.kind === 'DockerImage'
      ? spec?.reference
        ? from.name
        : 'Importing'
      : 'InvalidRefKind';
};
