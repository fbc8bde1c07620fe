import type { ImageStream, StatusTag } from '../../../resources/images/image-stream.ts';
import { relativeTime } from './age.ts';
import type { CellPrinter } from './table.ts';

/** How many characters of tag names are shown, and how far the last one may go beyond. */
const WIDTH = 40;
const TOLERANCE = 10;

export const imageStreamCells: CellPrinter<ImageStream> = ({ metadata, spec, status }, now) => {
  const tags = status?.tags ?? [];
  const latest = tags.map(createdOf).sort().at(-1);
  return [
    metadata.name,
    status?.publicDockerImageRepository || spec?.dockerImageRepository || status?.dockerImageRepository || '',
    tagsText(tags),
    relativeTime(latest, now),
  ];
};

/** The names of the tags, newest first, as far as they fit. */
export const tagsText = (tags: readonly StatusTag[]): string => {
  const names = [...tags]
    .sort((one, other) => seconds(createdOf(other)) - seconds(createdOf(one)) || (one.tag < other.tag ? -1 : 1))
    .map(({ tag }) => tag);
  const shown: string[] = [];
  let remaining = WIDTH;
  for (const name of names) {
    remaining -= name.length + 1;
    if (shown.length > 0 && remaining < 0 && (remaining + TOLERANCE < 0 || shown.length + 1 < names.length)) break;
    shown.push(name);
  }
  const left = names.length - shown.length;
  return left === 0 ? shown.join(',') : `${shown.join(',')} + ${left} more...`;
};

const createdOf = ({ items }: StatusTag): string => items?.[0]?.created ?? '';

const seconds = (timestamp: string): number =>
  timestamp === '' ? Number.NEGATIVE_INFINITY : Math.round(Date.parse(timestamp) / 1000);
