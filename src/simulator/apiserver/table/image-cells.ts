import type { Image } from '../../../resources/images/image.ts';
import {
  type ImageStreamImage,
  type ImageStreamTag,
  type ImageTag,
  importFailureOf,
} from '../../../resources/images/image-stream-tag.ts';
import { relativeTime } from './age.ts';
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

/**
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/image/printers/internalversion/printer.go
 */
export const imageTagCells: CellPrinter<ImageTag> = (tag, now) => {
  const { metadata, status } = tag;
  const items = status?.items ?? [];
  const times = [items[0]?.created, ...(status?.conditions ?? []).map((each) => each.lastTransitionTime)];
  const latest = times
    .filter((each) => each !== undefined)
    .toSorted()
    .at(-1);
  return [
    metadata.name,
    specText(tag),
    statusText(tag),
    items.length === 0 ? null : items.length,
    relativeTime(latest, now),
  ];
};

/** How the tag came to be. An image that is newer than the spec has been pushed. */
const specText = (tag: ImageTag): string => {
  const { spec, status } = tag;
  const event = status?.items?.[0];
  const isNewer = event !== undefined && isBefore(spec?.generation, event.generation);
  if (!spec?.from) return isNewer || (event !== undefined && sourceText(tag) !== '') ? 'Push' : '';
  if (spec.from.kind === 'ImageStreamTag' && !spec.from.name.includes(':')) return 'Track';
  if (isNewer) return 'Push';
  if (spec.importPolicy?.scheduled) return 'Scheduled';
  return spec.reference ? 'Ref' : 'Tag';
};

/** Where the tag leads, or what became of its import. */
const statusText = (tag: ImageTag): string => {
  const { spec, status } = tag;
  const failure = importFailureOf(status ?? undefined);
  if (failure !== undefined) return `ImportFailed (${failure.reason ?? ''})`;
  if (isImporting(tag)) return 'Importing';
  if (spec?.from && !KINDS.includes(spec.from.kind)) return 'InvalidRefKind';
  if (spec?.from?.kind === 'ImageStreamImage' && !spec.from.name.includes('@')) return 'InvalidRefName';
  return sourceText(tag);
};

const KINDS = ['DockerImage', 'ImageStreamImage', 'ImageStreamTag'];

/** The image that the tag stands for; before there is one, what its spec names. */
const sourceText = (tag: ImageTag): string => {
  const event = tag.status?.items?.[0];
  if (event !== undefined && !isImporting(tag)) {
    if (event.image) return `image/${event.image}`;
    if (event.dockerImageReference) return event.dockerImageReference;
  }
  const { kind, name = '', namespace } = tag.spec?.from ?? {};
  if (kind === 'DockerImage') return name;
  if (kind === 'ImageStreamTag') return namespace ? `istag ${namespace}/${name}` : `istag/${name}`;
  return kind === 'ImageStreamImage' && name.includes('@') ? `image/${name.split('@')[1]}` : '';
};

const isImporting = ({ spec, status }: ImageTag): boolean => isBefore(status?.items?.[0]?.generation, spec?.generation);

/** Generations count from one; none is before or after what has none. */
const isBefore = (one: number | null | undefined, other: number | null | undefined): boolean =>
  (one ?? 0) > 0 && (other ?? 0) > 0 && Number(one) < Number(other);
