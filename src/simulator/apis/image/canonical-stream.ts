import type {
  ImageStream,
  ImageStreamSpec,
  ImageStreamStatus,
  SpecTag,
  StatusTag,
  TagImportPolicy,
  TagSource,
} from '../../../resources/images/image-stream.ts';

/**
 * Brings a stream into the form in which the API returns it: defaults filled in, tags sorted by name (of several with one
 * name the last one counts), exactly the members that OpenShift serialises, histories without content dropped.
 */
export const canonicalize = (stream: ImageStream): void => {
  canonicalizeAll(stream);
  const told = stream.status?.tags?.filter(({ items, conditions }) => items?.length || conditions?.length);
  if (told !== undefined && told.length > 0) Object.assign(stream.status as object, { tags: told });
  else delete stream.status?.tags;
};

/** The same for a write of the status, in which histories may be empty. */
export const canonicalizeAll = (stream: ImageStream): void => {
  stream.spec = canonicalSpec(stream.spec ?? {});
  stream.status = canonicalStatus(stream.status ?? {});
};

/** How a tag is imported and referred to unless it says so. */
export const setTagDefaults = (tag: SpecTag): void => {
  tag.importPolicy = { ...tag.importPolicy, importMode: tag.importPolicy?.importMode || 'Legacy' };
  tag.referencePolicy = { ...tag.referencePolicy, type: tag.referencePolicy?.type || 'Source' };
};

/** A spec tag with every member that the API writes. */
export const canonicalTag = (tag: SpecTag): SpecTag => ({
  name: tag.name ?? '',
  annotations: Object.keys(tag.annotations ?? {}).length === 0 ? null : (tag.annotations ?? null),
  ...(tag.from ? { from: canonicalSource(tag.from) } : {}),
  ...(tag.reference ? { reference: true } : {}),
  generation: tag.generation ?? null,
  importPolicy: canonicalImportPolicy(tag.importPolicy),
  referencePolicy: { type: tag.referencePolicy?.type || 'Source' },
});

/** An import policy with its default mode; members that say no are absent. */
export const canonicalImportPolicy = (policy: TagImportPolicy = {}): TagImportPolicy => ({
  ...(policy.insecure ? { insecure: true } : {}),
  ...(policy.scheduled ? { scheduled: true } : {}),
  importMode: policy.importMode || 'Legacy',
});

/** All that a reference to an object may say is kept, though only its kind, namespace and name count. */
const canonicalSource = (source: TagSource): TagSource =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value)) as unknown as TagSource;

const canonicalSpec = ({ lookupPolicy, dockerImageRepository, tags }: ImageStreamSpec): ImageStreamSpec => ({
  lookupPolicy: { local: Boolean(lookupPolicy?.local) },
  ...(dockerImageRepository ? { dockerImageRepository } : {}),
  ...(tags?.length ? { tags: byName(tags.map(canonicalTag), ({ name }) => name) } : {}),
});

const canonicalStatus = ({
  dockerImageRepository,
  publicDockerImageRepository,
  tags,
}: ImageStreamStatus): ImageStreamStatus => {
  const told = (tags ?? []).map(canonicalHistory);
  return {
    dockerImageRepository: dockerImageRepository ?? '',
    ...(publicDockerImageRepository ? { publicDockerImageRepository } : {}),
    ...(told.length > 0 ? { tags: byName(told, ({ tag }) => tag) } : {}),
  };
};

const canonicalHistory = ({ tag, items, conditions }: StatusTag): StatusTag => ({
  tag,
  items: items?.length
    ? items.map(({ created, dockerImageReference, image, generation }) => ({
        created,
        dockerImageReference: dockerImageReference ?? '',
        image: image ?? '',
        generation: generation ?? 0,
      }))
    : null,
  ...(conditions?.length ? { conditions } : {}),
});

const byName = <T>(items: readonly T[], nameOf: (item: T) => string): T[] =>
  [...new Map(items.map((item) => [nameOf(item), item])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
