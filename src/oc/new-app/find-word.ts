import { parseImageReference } from '../../image/reference.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { askedStrategy, strategyWithoutSource } from './build-strategy.ts';
import { type Component, isBuilder } from './component.ts';
import { findContainerImage } from './find-container-image.ts';
import { matchImageStreams } from './find-image-stream.ts';
import { generatorOf, nearMatches, notBuilder, notFound, wordNotFound } from './match-errors.ts';
import { hostOf, isRepository, parseRepository } from './source-repository.ts';

/**
 * What a word of the command line names: a tag of an image stream, else a container image.
 *
 * @param isWhole `false`: it is one of several that `+` joins, which can be no folder
 */
export const findWord = async (
  invocation: Invocation,
  word: string,
  { isWhole = true }: { isWhole?: boolean } = {},
): Promise<Component> => {
  if (!isImageName(word)) throw noImage(invocation, word);
  const missing = isWhole ? wordNotFound : notFound;
  return await findImage(invocation, word, () => missing(anywhere, word, generatorOf(invocation)), isWhole);
};

/** The same for what stands elsewhere, such as in a Dockerfile. */
export const findImage = async (
  invocation: Invocation,
  name: string,
  missing: () => OcError,
  isWord = false,
): Promise<Component> => {
  const { component, near } = await matchImageStreams(invocation, name);
  if (component) return component;
  return findContainerImage(invocation, name, () => (near.length > 0 ? nearMatches(name, near, isWord) : missing()));
};

/** `image~repository`: the image with the sources that are to be built on it. @throws OcError when it is not made for that */
export const findSourced = async (invocation: Invocation, word: string): Promise<Component> => {
  const [image = '', location = ''] = word.split(/~(.*)/s);
  const found = await findWord(invocation, image);
  const source = parseRepository(location);
  const name =
    found.streamNamespace === undefined ? found.input : `${found.streamNamespace}/${found.stream}:${found.tag}`;
  if (!isBuilder(found) && askedStrategy(invocation) === '') throw notBuilder(name, location);
  const stream = found.streamNamespace === undefined ? parseImageReference(image).name : found.stream;
  return { ...found, stream, source };
};

/** A word that is no name of an image: an address of a repository, which cannot be reached, or a path of none. */
const noImage = (invocation: Invocation, word: string): OcError => {
  const missing = wordNotFound(anywhere, word, generatorOf(invocation));
  if (!isRepository(word)) return missing;
  invocation.context.stdout('warning: Cannot check if git requires authentication.\n');
  if (askedStrategy(invocation) !== '') return strategyWithoutSource();
  return new OcError(
    `unable to load template file ${JSON.stringify(word)}: Get ${JSON.stringify(word)}: dial tcp: lookup ${hostOf(word)}: no such host\nerror: ${missing.message.trimStart()}`,
  );
};

const isImageName = (word: string): boolean => {
  try {
    return parseImageReference(word) !== undefined;
  } catch {
    return false;
  }
};

const anywhere =
  'images in image streams, templates loaded in accessible projects, template files, local docker images';
