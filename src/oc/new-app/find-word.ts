import type { Invocation } from '../command.ts';
import type { OcError } from '../oc-error.ts';
import type { Component } from './component.ts';
import { findContainerImage } from './find-container-image.ts';
import { matchImageStreams } from './find-image-stream.ts';
import { generatorOf, nearMatches, notBuilder, wordNotFound } from './match-errors.ts';

/** What a word of the command line names: a tag of an image stream, else a container image. */
export const findWord = (invocation: Invocation, word: string): Promise<Component> =>
  findImage(invocation, word, () => wordNotFound(anywhere, word, generatorOf(invocation)), true);

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

/** `image~repository`: no image of an embedded registry knows how to build sources. */
export const builderError = async (invocation: Invocation, word: string): Promise<OcError> => {
  const [image = '', repository = ''] = word.split(/~(.*)/s);
  const found = await findWord(invocation, image);
  const name = found.streamNamespace === undefined ? found.input : `${found.streamNamespace}/${found.input}`;
  return notBuilder(name, repository);
};

const anywhere =
  'images in image streams, templates loaded in accessible projects, template files, local docker images';
