import { ApiStatusError } from '../../errors/api-status-error.ts';
import { asImageReference, type ImageReference } from '../../image/reference.ts';
import type { Image } from '../../resources/images/image.ts';
import type { ImageStream, TagEvent } from '../../resources/images/image-stream.ts';
import { imageStreamImageKind, imageStreamKind } from '../../resources/kinds/kinds.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { Component } from './component.ts';
import { foundLine } from './found-line.ts';
import { generatorOf, type NearMatch, nearMatches, notFound } from './match-errors.ts';
import { nameScore } from './name-score.ts';

/**
 * The tag of an image stream that `-i` names, in its project or, without one, in the current project and in `openshift`.
 *
 * @throws OcError when there is no such tag, with the tags that come near
 */
export const findImageStream = async (invocation: Invocation, input: string): Promise<Component> => {
  const { component, near } = await matchImageStreams(invocation, input);
  if (component) return component;
  throw near.length === 0
    ? notFound('images in image streams', input, generatorOf(invocation))
    : nearMatches(input, near, false);
};

/** What a word finds among image streams: the tag that it names, else those that come near, the nearest first. */
export const matchImageStreams = async (
  invocation: Invocation,
  input: string,
): Promise<{ component?: Component; near: NearMatch[] }> => {
  const reference = asImageReference(input);
  if (!reference || reference.registry || !reference.name) return { near: [] };
  const near: NearMatch[] = [];
  const own = [...new Set([invocation.namespace, 'openshift'])];
  for (const namespace of reference.namespace ? [reference.namespace] : own) {
    for (const stream of await streamsIn(invocation, namespace)) {
      const score = nameScore(stream.metadata.name, reference.name);
      if (score === undefined) continue;
      const found = await useStream(invocation, stream, reference, input);
      if (found === 'gone') continue;
      if (found === undefined) {
        const others = tagsWithImages(stream);
        const tags = others.length > 0 ? others : [undefined];
        near.push(...tags.map((tag) => ({ stream: stream.metadata.name, namespace, tag, score: score + 0.5 })));
      } else if (score === 0) return { component: found, near };
      else near.push({ stream: stream.metadata.name, namespace, tag: found.tag, score });
    }
  }
  return { near: near.sort((one, other) => one.score - other.score) };
};

const streamsIn = async ({ client }: Invocation, namespace: string): Promise<ImageStream[]> => {
  try {
    return (await client.list<ImageStream>(imageStreamKind, namespace)).items;
  } catch (error) {
    if (error instanceof ApiStatusError && ['NotFound', 'Forbidden'].includes(error.status.reason ?? '')) return [];
    throw error;
  }
};

/** The tag of a stream; `gone` when its image has been deleted. */
const useStream = async (
  invocation: Invocation,
  stream: ImageStream,
  reference: ImageReference,
  input: string,
): Promise<Component | 'gone' | undefined> => {
  const { name, namespace = '' } = stream.metadata;
  const tag = followLatest(stream, reference.tag || 'latest');
  const event = newestEvent(stream, tag);
  const common = {
    input,
    stream: name,
    tag,
    streamNamespace: namespace,
    repository: stream.status?.dockerImageRepository ?? '',
    annotated: stream.spec?.tags?.find((each) => each.name === tag)?.annotations?.['tags']?.split(',') ?? [],
  };
  const where = `in image stream ${JSON.stringify(`${namespace}/${name}`)}`;
  if (event?.image) {
    const answer = await invocation.client.find<{ image: Image }>(
      imageStreamImageKind,
      namespace,
      `${name}@${event.image}`,
    );
    const metadata = answer?.image.dockerImageMetadata ?? undefined;
    if (answer)
      return {
        ...common,
        metadata,
        found: foundLine(answer.image, `${where} under tag ${JSON.stringify(tag)}`, input, invocation.context.now()),
      };
    return 'gone';
  }
  if (invocation.flags.boolean('allow-missing-imagestream-tags'))
    return {
      ...common,
      image: event?.dockerImageReference,
      found: `Found tag :${tag} ${where} for ${JSON.stringify(input)}`,
    };
  return undefined;
};

/** `latest` may be another name for a tag of the same stream. */
const followLatest = (stream: ImageStream, tag: string): string => {
  const from = stream.spec?.tags?.find(({ name }) => name === tag)?.from;
  const isLocal = tag === 'latest' && from?.kind === 'ImageStreamTag' && !from.namespace && !from.name.includes(':');
  return isLocal ? from.name : tag;
};

const newestEvent = (stream: ImageStream, tag: string): TagEvent | undefined =>
  stream.status?.tags?.find((status) => status.tag === tag)?.items?.[0];

const tagsWithImages = (stream: ImageStream): string[] =>
  (stream.status?.tags ?? [])
    .filter(({ items }) => items?.[0]?.image)
    .map(({ tag }) => tag)
    .sort();

/** @throws OcError unless the word can be a name of generated objects */
export const checkName = (name: string): string => {
  if (name.length <= 58 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) return name;
  throw new OcError(
    `invalid name: ${name}. Must be an a lower case alphanumeric (a-z, and 0-9) string with a maximum length of 58 characters, where the first character is a letter (a-z), and the '-' character is allowed anywhere except the first or last character.`,
  );
};
