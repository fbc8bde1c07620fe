import { prioritizeTags } from '../../../image/prioritize-tags.ts';
import { parseImageReference } from '../../../image/reference.ts';
import type { ImageStream, SpecTag, StatusTag, TagEvent } from '../../../resources/images/image-stream.ts';
import { longAgeSince } from '../../output/age.ts';

/** The counts and the block of every tag; tags that follow a tag of the same stream stand behind that one's name. */
export const describeStreamTags = (stream: ImageStream, now: number): string => {
  const specTags = stream.spec?.tags ?? [];
  const statusTags = stream.status?.tags ?? [];
  if (specTags.length + statusTags.length === 0) return 'Tags:\t<none>\n';
  const names = prioritizeTags([
    ...new Set([...statusTags.map(({ tag }) => tag), ...specTags.map(({ name }) => name)]),
  ]);
  const aliases = aliasesOf(stream);
  const blocks = names
    .filter((name) => !aliases.has(name))
    .map((name) => {
      const followers = prioritizeTags([...aliases].filter(([, target]) => target === name).map(([alias]) => alias));
      const title = followers.length > 0 ? `${name} (${followers.join(', ')})` : name;
      return `${title}\n${tagBlock(stream, name, now)}`;
    });
  return `Unique Images:\t${countImages(statusTags)}\nTags:\t${names.length}\n\n${blocks.join('\n')}`;
};

/** Every image of the history; the events without one count as one. */
const countImages = (tags: readonly StatusTag[]): number =>
  new Set(tags.flatMap(({ items }) => (items ?? []).map(({ image }) => image))).size;

/** The tags that follow another one of the same stream, with the tag at the end of their way; none that leads nowhere or round. */
const aliasesOf = (stream: ImageStream): Map<string, string> => {
  const following = (stream.spec?.tags ?? []).filter((tag) => sourceTag(stream, tag) !== undefined);
  return new Map(
    following.flatMap(({ name }) => {
      const end = endOf(stream, name);
      return end === undefined ? [] : [[name, end] as const];
    }),
  );
};

const endOf = (stream: ImageStream, start: string): string | undefined => {
  const seen = new Set<string>();
  for (let name = start; !seen.has(name); ) {
    seen.add(name);
    const spec = stream.spec?.tags?.find((tag) => tag.name === name);
    if (spec === undefined) return undefined;
    if (spec.from?.kind !== 'ImageStreamTag') return name;
    const next = sourceTag(stream, spec);
    if (next === undefined) return undefined;
    name = next;
  }
  return undefined;
};

/** The tag of the same stream that a tag names as its source. */
const sourceTag = ({ metadata }: ImageStream, { from }: SpecTag): string | undefined => {
  if (from?.kind !== 'ImageStreamTag' || (from.namespace && from.namespace !== metadata.namespace)) return undefined;
  const [source, tag] = from.name.includes(':') ? from.name.split(':') : [metadata.name, from.name];
  return source === metadata.name && tag ? tag : undefined;
};

const tagBlock = (stream: ImageStream, name: string, now: number): string => {
  const spec = stream.spec?.tags?.find((tag) => tag.name === name);
  const status = stream.status?.tags?.find(({ tag }) => tag === name);
  const failures = (status?.conditions ?? []).filter(
    ({ type, status: state }) => type === 'ImportSuccess' && state === 'False',
  );
  return [
    `  ${sourceText(spec, stream.metadata.namespace)}\n`,
    spec?.importPolicy?.insecure ? '    will use insecure HTTPS or HTTP connections\n' : '',
    spec?.referencePolicy?.type === 'Local' ? '    prefer registry pullthrough when referencing this tag\n' : '',
    '\n',
    annotationLines(spec),
    isImporting(spec, status) ? '  ~ importing latest image ...\n' : '',
    ...failures.map(
      ({ reason, message, lastTransitionTime }) =>
        `  ! error: Import failed (${reason}): ${message}\n      ${longAgeSince(now, lastTransitionTime)} ago\n`,
    ),
    ...(status?.items ?? []).map((event, index) => eventLines(event, index === 0, now)),
  ].join('');
};

const sourceText = (spec: SpecTag | undefined, namespace: string | undefined): string => {
  if (!spec) return 'no spec tag';
  if (!spec.from) return 'tag without source image';
  const { kind } = spec.from;
  const name =
    spec.from.namespace && spec.from.namespace !== namespace
      ? `${spec.from.namespace}/${spec.from.name}`
      : spec.from.name;
  const registry = kind === 'DockerImage' ? 'registry ' : kind === 'ImageStreamImage' ? 'image ' : '';
  if (spec.reference) return `reference to ${registry}${name}`;
  return spec.importPolicy?.scheduled && kind !== 'ImageStreamImage'
    ? `updates automatically from ${registry}${name}`
    : `tagged from ${name}`;
};

const annotationLines = (spec: SpecTag | undefined): string => {
  const { description, tags, supports, sampleRepo } = spec?.annotations ?? {};
  const lines = [
    description ? `  ${description}\n` : '',
    tags ? `  Tags: ${tags.split(',').join(', ')}\n` : '',
    supports ? `  Supports: ${supports}\n` : '',
    sampleRepo ? `  Example Repo: ${sampleRepo}\n` : '',
  ].join('');
  return lines === '' ? '' : `${lines}\n`;
};

const isImporting = (spec: SpecTag | undefined, status: StatusTag | undefined): boolean => {
  if (!spec?.from || spec.reference || typeof spec.generation !== 'number') return false;
  const seen = [status?.items?.[0]?.generation, ...(status?.conditions ?? []).map(({ generation }) => generation)];
  return spec.generation > Math.max(0, ...seen.map((generation) => generation ?? 0));
};

const eventLines = ({ dockerImageReference, image, created }: TagEvent, current: boolean, now: number): string => {
  const digest = image === '' || digestOf(dockerImageReference) === image ? '' : `\t${image}`;
  return `  ${current ? '*' : ' '} ${dockerImageReference}\n      ${longAgeSince(now, created)} ago${digest}\n`;
};

const digestOf = (reference: string): string => {
  try {
    return parseImageReference(reference).id;
  } catch {
    return '';
  }
};
