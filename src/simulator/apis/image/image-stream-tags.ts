import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import { imageStreamKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, invalidObject } from '../../apimachinery/field-error.ts';
import { checkName } from '../../apimachinery/registry/check-name.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Change, RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { isSelected } from '../../apimachinery/selection/selection.ts';
import { alreadyExists, badRequest, notFound } from '../../apimachinery/status-error.ts';
import { specTag } from '../../image-streams/stream-tags.ts';
import { validateMetaContents, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { canonicalTag } from './canonical-stream.ts';
import { checkStreamVersion } from './check-stream-version.ts';
import { deleteStreamTag } from './delete-stream-tag.ts';
import type { ImageApi } from './image-api.ts';
import { imageStreamTagOf, importedEvent } from './image-stream-tag.ts';
import { lacksName } from './lacks-name.ts';
import { refusedTagSource } from './refused-sources.ts';
import { singular } from './singular.ts';
import { validateSegmentName, validateTagReference } from './stream-validation.ts';
import { newTagNameOf, tagNameOf } from './tag-name.ts';
import { writeSpecTag } from './write-spec-tag.ts';

/**
 * The tags of streams that have an image, each with that image. There is no watch and no deletion of several at once.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestreamtag
 */
export const createImageStreamTags = (api: ImageApi): RestStorage => ({
  kind: imageStreamTagKind,
  get: async (context, name) => {
    const { stream, tag } = tagNameOf(name, 'ImageStreamTags');
    return found(api, findStream(api, context, stream), tag);
  },
  list: async (context, options) => {
    // What is asked for selects streams first, as on the real server: nothing is found by the name of a tag.
    const streams = await api.streams.list(context, options);
    const items = (streams.items as ImageStream[])
      .flatMap((stream) =>
        (stream.status?.tags ?? [])
          .filter(({ tag }) => importedEvent(stream, tag))
          .map(({ tag }) => imageStreamTagOf(stream, tag, undefined)),
      )
      .filter((tag) => isSelected(options, tag));
    return {
      apiVersion: apiVersionOf(imageStreamTagKind),
      kind: `${imageStreamTagKind.kind}List`,
      metadata: {} as KubeList['metadata'],
      items,
    };
  },
  create: (context, sent) => create(api, context, sent as ImageStreamTag),
  update: (context, name, change) => update(api, context, name, change),
  delete: (context, name) =>
    deleteStreamTag(api, context, imageStreamTagKind, name, tagNameOf(name, 'ImageStreamTags')),
});

const findStream = (api: ImageApi, { namespace }: RequestContext, name: string): ImageStream => {
  const stream = api.findStream(namespace, name);
  if (stream === undefined) throw notFound(imageStreamTagKind, name);
  return stream;
};

const found = (api: ImageApi, stream: ImageStream, tag: string): ImageStreamTag => {
  const event = importedEvent(stream, tag);
  if (event === undefined) throw notFound(imageStreamTagKind, `${stream.metadata.name}:${tag}`);
  const image = api.findImage(event.image);
  if (image === undefined) throw notFound(imageStreamTagKind, event.image);
  return imageStreamTagOf(stream, tag, image);
};

/** The answer to a write, which may come before there is an image. */
const written = (api: ImageApi, stream: ImageStream, tag: string): ImageStreamTag =>
  imageStreamTagOf(stream, tag, api.findImage(importedEvent(stream, tag)?.image ?? ''));

const create = async (api: ImageApi, context: RequestContext, sent: ImageStreamTag): Promise<ImageStreamTag> => {
  const { name = '' } = sent.metadata;
  lacksName(sent.metadata);
  check(name, [
    ...validateSegmentName(name),
    ...validateMetaContents(sent.metadata),
    ...validateTag(sent),
    ...(await refused(api, sent)),
  ]);
  await admit(api, 'CREATE', context, sent);
  const { stream, tag } = newTagNameOf(name);
  const current = api.findStream(context.namespace, stream);
  if (current && specTag(current, tag)) throw alreadyExists(singular(imageStreamTagKind), name);
  const next = sent.tag ? { ...sent.tag, name: tag, annotations: sent.tag.annotations ?? null } : undefined;
  return written(api, await writeSpecTag(api, context, stream, next), tag);
};

const update = async (api: ImageApi, context: RequestContext, name: string, change: Change): Promise<Updated> => {
  const { stream, tag } = tagNameOf(name, 'ImageStreamTags');
  const current = api.findStream(context.namespace, stream);
  const old = imageStreamTagOf(current ?? missing(context, stream), tag, undefined);
  const sent = (await change(old)) as ImageStreamTag;
  checkName(sent, name);
  checkStreamVersion(imageStreamTagKind, name, current, sent);
  if (current && sent.tag) sent.tag = { ...sent.tag, annotations: sent.metadata.annotations ?? null };
  check(name, [
    ...validateObjectMetaUpdate(sent, old),
    ...validateTag(sent),
    ...(await refused(api, sent, old)),
    ...validateMetadata(sent, old),
  ]);
  await admit(api, 'UPDATE', context, sent);
  const existing = current && specTag(current, tag);
  if (!existing && !sent.tag) {
    throw badRequest(
      `imagestreamtag ${tag} is not a spec tag in imagestream ${context.namespace}/${stream}, cannot be updated`,
    );
  }
  const next: SpecTag = {
    ...(sent.tag ?? (existing as SpecTag)),
    name: tag,
    annotations: sent.metadata.annotations ?? null,
  };
  return { object: written(api, await writeSpecTag(api, context, stream, next), tag), created: existing === undefined };
};

/** Whether a stream may be made for the tag. */
const admit = async (
  { machinery }: ImageApi,
  operation: 'CREATE' | 'UPDATE',
  context: RequestContext,
  { metadata, ...rest }: ImageStreamTag,
): Promise<void> => {
  const object = { ...rest, metadata: { ...metadata, namespace: context.namespace as string } };
  for (const ask of machinery.validation ?? [])
    await ask({ operation, kind: imageStreamTagKind, context, object, old: undefined });
};

const refused = (api: ImageApi, { tag, metadata }: ImageStreamTag, old?: ImageStreamTag): Promise<FieldError[]> =>
  refusedTagSource(api, tag ?? {}, metadata.annotations, 'tag', old?.tag ?? undefined);

/** The annotations of a new tag are those of the object; of one that is there already only those of the object count. */
const validateTag = ({ tag, metadata }: ImageStreamTag): FieldError[] => {
  if (!tag) return [];
  const differs = tag.annotations != null && !equal(tag.annotations, metadata.annotations ?? {});
  return [
    ...validateTagReference(canonicalTag(tag), 'tag'),
    ...(differs
      ? [
          invalid(
            'tag.annotations',
            '<map>',
            'tag annotations must not be provided or must be equal to the object meta annotations',
          ),
        ]
      : []),
  ];
};

/** Labels are those of the stream; a client that leaves them out does not mean to remove them. */
const validateMetadata = (sent: ImageStreamTag, old: ImageStreamTag): FieldError[] => {
  const same = !sent.metadata.labels || equal(sent.metadata.labels, old.metadata.labels ?? {});
  const plain = !sent.metadata.finalizers?.length && !sent.metadata.ownerReferences?.length;
  return same && plain ? [] : [invalid('metadata', '', 'may not update fields other than metadata.annotations')];
};

const check = (name: string, errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw invalidObject(imageStreamTagKind, name, errors);
};

const missing = ({ namespace }: RequestContext, name: string): ImageStream => ({
  apiVersion: apiVersionOf(imageStreamKind),
  kind: imageStreamKind.kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});
