import { type ImageReference, parseImageReference } from '../../image/reference.ts';
import type { Image } from '../../resources/image.ts';
import type { ImageStream, TagEvent } from '../../resources/image-stream.ts';
import { imageStreamImageKind, imageStreamKind } from '../../resources/kinds.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { Component } from './component.ts';
import { foundLine } from './found-line.ts';
import { multipleMatches, noTags, notFound, type PartialMatch, partialMatch } from './match-errors.ts';

/**
 * The tag of an image stream that `-i` names, in its project or, without one, in the current project and in `openshift`.
 *
 * @throws OcError when there is no such tag, with the tags that come near
 */
export const findImageStream = async (invocation: Invocation, input: string): Promise<Component> => {
  const found = await searchImageStream(invocation, input);
  if (found) return found;
  throw notFound('images in image streams', input);
};

/** The same for a word that may be something else, too: `undefined` when no stream has that name. */
export const searchImageStream = async (invocation: Invocation, input: string): Promise<Component | undefined> => {
  const reference = parsed(input);
  if (!reference || reference.registry || !reference.name) return undefined;
  const partial: PartialMatch[] = [];
  for (const namespace of reference.namespace
    ? [reference.namespace]
    : [...new Set([invocation.namespace, 'openshift'])]) {
    const { items } = await invocation.client.list<ImageStream>(imageStreamKind, namespace);
    const stream = items.find(({ metadata }) => metadata.name === reference.name);
    if (!stream) continue;
    const component = await useStream(invocation, stream, reference, input);
    if (component) return component;
    const others = tagsWithImages(stream).filter((tag) => tag !== (reference.tag || 'latest'));
    partial.push(...others.map((tag) => ({ stream: stream.metadata.name, namespace, tag })));
  }
  if (partial.length === 1) throw partialMatch(input, partial[0] as PartialMatch);
  if (partial.length > 1) throw multipleMatches(input, partial);
  return undefined;
};

const parsed = (input: string): ImageReference | undefined => {
  try {
    return parseImageReference(input);
  } catch {
    return undefined;
  }
};

const useStream = async (
  invocation: Invocation,
  stream: ImageStream,
  reference: ImageReference,
  input: string,
): Promise<Component | undefined> => {
  const { name, namespace = '' } = stream.metadata;
  const tag = followLatest(stream, reference.tag || 'latest');
  const event = newestEvent(stream, tag);
  const common = {
    input,
    stream: name,
    tag,
    streamNamespace: namespace,
    repository: stream.status?.dockerImageRepository ?? '',
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
    return undefined;
  }
  if (invocation.flags.boolean('allow-missing-imagestream-tags'))
    return {
      ...common,
      image: event?.dockerImageReference,
      found: `Found tag :${tag} ${where} for ${JSON.stringify(input)}`,
    };
  if (tagsWithImages(stream).length === 0) throw noTags(`${namespace}/${name}`);
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
