import type { BuildReference } from '../../../resources/builds/build-config.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { resolveEvent, resolveLatest } from '../../image-streams/resolve-image-reference.ts';

/**
 * The pull spec that a reference of a build configuration stands for now.
 *
 * @throws StatusError 422 when it stands for nothing
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/buildgenerator/generator.go
 */
export const resolveImage = async (from: BuildReference, namespace: string, client: Client): Promise<string> => {
  if (from.kind === 'DockerImage') return from.name;
  const where = from.namespace || namespace;
  const [name = '', part = ''] = from.name.split(from.kind === 'ImageStreamImage' ? '@' : ':');
  const stream = await client.get<ImageStream>(imageStreamKind, where, name).catch((error: unknown) => {
    throw unresolved(from, where, (error as Error).message);
  });
  const found = from.kind === 'ImageStreamImage' ? imageOf(stream, part) : resolveLatest(stream, part);
  if (found !== undefined) return found;
  const why =
    from.kind === 'ImageStreamImage'
      ? `unable to find corresponding tag for image "${part}"`
      : 'unable to find latest tagged image';
  throw unresolved(from, where, why);
};

/** An image of the history of a stream, by its digest: through the registry if a tag with policy Local holds it. */
const imageOf = (stream: ImageStream, id: string): string | undefined => {
  const specs = (stream.status?.tags ?? []).flatMap(({ tag, items }) =>
    (items ?? []).filter(({ image }) => image !== '' && image === id).map((event) => resolveEvent(stream, tag, event)),
  );
  const repository = `${stream.status?.dockerImageRepository}@`;
  return specs.find((spec) => spec.startsWith(repository)) ?? specs[0];
};

const unresolved = ({ kind, name }: BuildReference, namespace: string, why: string): StatusError => {
  const message = `Error resolving ${kind} ${name} in namespace ${namespace}: ${why}`;
  return new StatusError(422, 'Invalid', message, { name, kind, causes: [{ reason: '', message, field: 'from' }] });
};
