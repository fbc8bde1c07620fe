import { type ImageReference, parseImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import { imageStreamImportKind } from '../../resources/kinds/kinds.ts';
import type { Invocation } from '../command.ts';
import type { ImportResult } from '../commands/build-and-deploy/import/import-request.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import type { Component } from './component.ts';
import { checkName } from './find-image-stream.ts';
import { foundLine } from './found-line.ts';
import { generatorOf, notFound } from './match-errors.ts';

/**
 * The container image that `--image` names, as the server sees it: an import that stores nothing reads its configuration.
 *
 * @throws OcError when the server cannot read it
 */
export const findContainerImage = async (
  invocation: Invocation,
  input: string,
  missing: () => OcError = () => notFound('local docker images', input, generatorOf(invocation)),
): Promise<Component> => {
  const { flags, client, context, namespace } = invocation;
  const reference = parsed(input);
  const common = {
    input,
    stream: streamName(invocation, reference),
    tag: reference.tag || 'latest',
    image: formatExact(reference),
    repository: '',
  };
  const importPolicy = { ...(flags.boolean('insecure-registry') && { insecure: true }) };
  const request = {
    kind: 'ImageStreamImport',
    apiVersion: 'image.openshift.io/v1',
    metadata: { name: 'newapp', creationTimestamp: null },
    spec: {
      import: false,
      images: [{ from: { kind: 'DockerImage', name: common.image }, importPolicy, referencePolicy: { type: '' } }],
    },
    status: {},
  };
  // A server that does not look is a server that did not find.
  const answer = await client
    .create<ImportResult>(imageStreamImportKind, namespace, request)
    .catch((error: unknown) => void context.stderr(`error: can't lookup images: ${errorMessage(error)}\n`));
  const image = answer?.status.images?.[0]?.image;
  if (!image && flags.boolean('allow-missing-images')) return { ...common, isUnseen: true, found: '' };
  if (!image) throw missing();
  const from = `from ${reference.registry || 'Docker Hub'}`;
  return {
    ...common,
    metadata: image.dockerImageMetadata ?? undefined,
    found: foundLine(image, from, input, context.now()),
  };
};

const parsed = (input: string): ImageReference => {
  try {
    return parseImageReference(input);
  } catch (cause) {
    throw new OcError(`invalid container image reference ${JSON.stringify(input)}: ${errorMessage(cause)}`, { cause });
  }
};

/** The stream of an application has its name; a build takes the base image under its own. */
const streamName = (invocation: Invocation, reference: ImageReference): string =>
  generatorOf(invocation) === 'oc new-build'
    ? baseName(reference).toLowerCase()
    : checkName(invocation.flags.string('name') || baseName(reference));

const baseName = ({ name }: ImageReference): string => name.split('/').at(-1) ?? '';
