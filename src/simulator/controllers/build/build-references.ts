import type { Build } from '../../../resources/builds/build.ts';
import { type BuildReference, inputReference } from '../../../resources/builds/build-config.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { resolveLatest } from '../../image-streams/resolve-image-reference.ts';
import { StartRefused } from './start-refused.ts';

/** The streams that a build refers to, as `<namespace>/<name>`. */
export const streamsOf = ({ metadata, spec }: Build): string[] =>
  [spec.output?.to, inputReference(spec.strategy), ...(spec.source?.images ?? []).map(({ from }) => from)].flatMap(
    (reference) =>
      reference?.kind.startsWith('ImageStream')
        ? [`${reference.namespace || metadata.namespace}/${splitName(reference.name)[0]}`]
        : [],
  );

/**
 * Replaces what a build refers to by pull specs: the output by the repository of its stream, whether or not it has the tag;
 * the base image by what its tag stands for now.
 *
 * @throws StartRefused when a stream or tag is missing; who uploads sources for an output that is missing is told at once
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const resolveReferences = async (build: Build, client: Client): Promise<void> => {
  const namespace = build.metadata.namespace ?? '';
  const { output } = build.spec;
  if (output?.to?.kind.startsWith('ImageStream')) {
    const spec = await outputSpec(output.to, namespace, client);
    if (spec === undefined)
      throw new StartRefused({
        ...(build.spec.source?.binary && { phase: 'Failed' }),
        reason: 'InvalidOutputReference',
        message: 'Output image could not be resolved.',
      });
    output.to = { kind: 'DockerImage', name: spec };
  }
  const { dockerStrategy, sourceStrategy, customStrategy } = build.spec.strategy;
  const places = [dockerStrategy, sourceStrategy, customStrategy, ...(build.spec.source?.images ?? [])];
  for (const place of places) {
    if (!place?.from?.kind.startsWith('ImageStream')) continue;
    const spec = await inputSpec(place.from, namespace, client);
    if (spec === undefined)
      throw new StartRefused({
        reason: 'InvalidImageReference',
        message: 'Referenced image could not be resolved.',
      });
    place.from = { kind: 'DockerImage', name: spec };
  }
};

const outputSpec = async (to: BuildReference, namespace: string, client: Client): Promise<string | undefined> => {
  const [name, tag] = splitName(to.name);
  const stream = await findStream(to.namespace || namespace, name, client);
  const repository = stream?.status?.dockerImageRepository;
  return repository ? `${repository}:${to.kind === 'ImageStreamTag' ? tag : 'latest'}` : undefined;
};

const inputSpec = async (from: BuildReference, namespace: string, client: Client): Promise<string | undefined> => {
  const [name, part] = splitName(from.name);
  const stream = await findStream(from.namespace || namespace, name, client);
  if (stream === undefined) return undefined;
  if (from.kind === 'ImageStreamTag') return resolveLatest(stream, part);
  const events = (stream.status?.tags ?? [])
    .flatMap(({ items }) => items ?? [])
    .filter(({ image }) => image !== '' && (image.startsWith(part) || image.startsWith(`sha256:${part}`)));
  const isOne = events.every(({ image }) => image === events[0]?.image);
  return isOne ? events.at(-1)?.dockerImageReference : undefined;
};

const splitName = (name: string): [stream: string, part: string] => {
  const [stream = '', part = 'latest'] = name.includes('@') ? name.split('@') : name.split(':');
  return [stream, part];
};

const findStream = (namespace: string, name: string, client: Client): Promise<ImageStream | undefined> =>
  client.get<ImageStream>(imageStreamKind, namespace, name).catch(ignoreNotFound);
