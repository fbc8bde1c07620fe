import type { ImageFields } from '../../../resources/images/image.ts';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import type { ImageTag } from '../../../resources/images/image-stream-tag.ts';
import { imageTagKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import { checkName } from '../../apimachinery/registry/check-name.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Change, RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { isSelected } from '../../apimachinery/selection/selection.ts';
import { alreadyExists, notFound } from '../../apimachinery/status-error.ts';
import { specTag, statusTag } from '../../image-streams/stream-tags.ts';
import { validateMetaContents, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { canonicalTag } from './canonical-stream.ts';
import { checkStreamVersion } from './check-stream-version.ts';
import { deleteStreamTag } from './delete-stream-tag.ts';
import type { ImageApi } from './image-api.ts';
import { imageOf, importedEvent } from './image-stream-tag.ts';
import { lacksName } from './lacks-name.ts';
import { refusedTagSource } from './refused-sources.ts';
import { validateSegmentName, validateTagReference } from './stream-validation.ts';
import { newTagNameOf, tagNameOf } from './tag-name.ts';
import { removeSpecTag, writeSpecTag } from './write-spec-tag.ts';

/**
 * The tags of streams, whether they have an image or not: what is wanted, what was seen, and the image if there is one.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagetag
 */
export const createImageTags = (api: ImageApi): RestStorage => ({
  kind: imageTagKind,
  get: async (context, name) => {
    const { stream, tag } = tagNameOf(name, 'ImageTags');
    const object = api.findStream(context.namespace, stream);
    if (object === undefined) throw notFound(imageTagKind, stream);
    if (!hasTag(object, tag)) throw notFound(imageTagKind, name);
    return imageTagOf(object, tag, imageFor(api, object, tag));
  },
  list: async (context, options) => {
    // What is asked for selects streams first, as on the real server: nothing is found by the name of a tag.
    const streams = await api.streams.list(context, options);
    const items = (streams.items as ImageStream[])
      .flatMap((stream) => tagNames(stream).map((tag) => imageTagOf(stream, tag, null)))
      .filter((tag) => isSelected(options, tag));
    return {
      apiVersion: apiVersionOf(imageTagKind),
      kind: `${imageTagKind.kind}List`,
      metadata: {} as KubeList['metadata'],
      items,
    };
  },
  create: (context, sent) => create(api, context, sent as ImageTag),
  update: (context, name, change) => update(api, context, name, change),
  delete: (context, name) => deleteStreamTag(api, context, imageTagKind, name, tagNameOf(name, 'ImageTags')),
});

const hasTag = (stream: ImageStream, tag: string): boolean =>
  specTag(stream, tag) !== undefined || statusTag(stream, tag) !== undefined;

const tagNames = (stream: ImageStream): string[] =>
  [
    ...new Set([
      ...(stream.spec?.tags ?? []).map(({ name }) => name),
      ...(stream.status?.tags ?? []).map(({ tag }) => tag),
    ]),
  ].sort();

const imageTagOf = (stream: ImageStream, tag: string, image: ImageFields | null): ImageTag => ({
  kind: imageTagKind.kind,
  apiVersion: apiVersionOf(imageTagKind),
  metadata: { ...stream.metadata, name: `${stream.metadata.name}:${tag || 'latest'}` },
  spec: specTag(stream, tag) ?? null,
  status: statusTag(stream, tag) ?? null,
  image,
});

const imageFor = (api: ImageApi, stream: ImageStream, tag: string): ImageFields | null => {
  const event = importedEvent(stream, tag);
  const image = event && api.findImage(event.image);
  return image === undefined ? null : imageOf(stream, tag, event, image);
};

const create = async (api: ImageApi, context: RequestContext, sent: ImageTag): Promise<ImageTag> => {
  const { name = '' } = sent.metadata;
  if (sent.spec) sent.spec.name ||= tagPart(name);
  lacksName(sent.metadata);
  check(name, [...validateNew(sent), ...(await refused(api, sent))]);
  const { stream, tag } = newTagNameOf(name);
  const current = api.findStream(context.namespace, stream);
  if (current && specTag(current, tag)) throw alreadyExists(imageTagKind, name);
  const next = await writeSpecTag(api, context, stream, { ...(sent.spec as SpecTag), name: tag });
  return imageTagOf(next, tag, imageFor(api, next, tag));
};

const refused = (api: ImageApi, { spec, metadata }: ImageTag, old?: ImageTag): Promise<FieldError[]> =>
  refusedTagSource(api, spec ?? {}, metadata.annotations, 'spec', old?.spec ?? undefined);

const validateNew = ({ metadata, spec }: ImageTag): FieldError[] => [
  ...validateSegmentName(metadata.name ?? ''),
  ...validateMetaContents(metadata),
  ...(spec
    ? [...validateSpecName(spec, metadata.name ?? ''), ...validateTagReference(canonicalTag(spec), 'spec')]
    : [required('spec', 'spec is a required field during creation')]),
];

/** A spec that names a tag must name that of the object. */
const validateSpecName = ({ name }: SpecTag, tagName: string): FieldError[] => {
  return tagName.includes(':') && name === tagPart(tagName)
    ? []
    : [invalid('spec.name', name ?? '', 'must match image tag name')];
};

const tagPart = (name: string): string => name.split(':').slice(1).join(':') || 'latest';

const update = async (api: ImageApi, context: RequestContext, name: string, change: Change): Promise<Updated> => {
  const { stream, tag } = tagNameOf(name, 'ImageTags');
  const current = api.findStream(context.namespace, stream);
  const old = current && imageTagOf(current, tag, null);
  const sent = (await change(old)) as ImageTag;
  checkName(sent, name);
  checkStreamVersion(imageTagKind, name, current, sent);
  if (current === undefined && sent.spec) sent.spec.name ||= tag;
  check(name, [
    ...(old ? validateObjectMetaUpdate(sent, old) : []),
    ...(sent.spec
      ? [...validateSpecName(sent.spec, name), ...validateTagReference(canonicalTag(sent.spec), 'spec')]
      : []),
    ...(await refused(api, sent, old)),
    ...(old ? validateUnchanged(sent, old) : []),
  ]);
  const existing = current && specTag(current, tag);
  const next = sent.spec
    ? await writeSpecTag(api, context, stream, { ...(sent.spec as SpecTag), name: tag })
    : await removeSpecTag(api, context, stream, tag);
  return { object: imageTagOf(next, tag, imageFor(api, next, tag)), created: existing === undefined };
};

/** A client may change the spec and must send everything else as it got it. */
const validateUnchanged = (sent: ImageTag, old: ImageTag): FieldError[] => [
  ...(KEPT.every((field) => isKept(sent.metadata[field], old.metadata[field]))
    ? []
    : [invalid('metadata', '', 'may not update fields other than spec')]),
  ...(equal(sent.status ?? null, old.status) ? [] : [invalid('status', '', 'may not update fields other than spec')]),
];

const KEPT = ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const;

/** What holds nothing is as good as what is not there. */
const isKept = (sent: object = {}, old: object = {}): boolean =>
  Object.keys(sent).length + Object.keys(old).length === 0 || equal(sent, old);

const check = (name: string, errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw invalidObject(imageTagKind, name, errors);
};
