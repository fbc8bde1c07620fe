import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { deleteTag } from '../../image-streams/stream-tags.ts';
import type { ImageApi } from './image-api.ts';

/** Removes what is wanted of a tag and what was seen of it. Images stay. */
export const deleteStreamTag = async (
  api: ImageApi,
  context: RequestContext,
  kind: ResourceKind,
  name: string,
  { stream, tag }: { stream: string; tag: string },
): Promise<KubeObject> => {
  if (api.findStream(context.namespace, stream) === undefined) throw notFound(kind, stream);
  await api.wholeStreams.update(context, stream, (current) => {
    const next = copyOf(current) as ImageStream;
    if (!deleteTag(next, tag)) throw notFound(kind, name);
    return next;
  });
  return successStatus();
};
