import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { conflict, notFound } from '../../apimachinery/status-error.ts';

/**
 * A tag that is written with a resourceVersion means the stream as it was then: the version of a tag is that of its stream.
 *
 * @throws StatusError 404 when the stream is gone, 409 when it has changed
 */
export const checkStreamVersion = (
  kind: ResourceKind,
  name: string,
  stream: ImageStream | undefined,
  { metadata: { resourceVersion } }: KubeObject,
): void => {
  if (!resourceVersion) return;
  if (stream === undefined) throw notFound(kind, name);
  if (resourceVersion === stream.metadata.resourceVersion) return;
  throw conflict(kind, name, `another caller has updated the resource version to ${stream.metadata.resourceVersion}`);
};
