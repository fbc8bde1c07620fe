import type { ImageStream, SpecTag } from '../../../../resources/images/image-stream.ts';

/** One image that an import asks for, and the tag that it is to become. */
export interface AskedImage {
  readonly from: { readonly kind: string; readonly name: string };
  readonly to: { readonly name: string };
}

/** The images that an import asks for, or all of a repository. */
export interface ImportSpec {
  readonly repository?: Pick<AskedImage, 'from'>;
  readonly images?: readonly AskedImage[];
}

/**
 * The stream that `oc import-image -o` prints. As in the real one it is not what the server made of it, but what the command
 * took the stream for: the one that was there, with the tag that is asked for; a new tag is without its name and policies.
 */
export const streamAsAsked = (
  stream: ImageStream | undefined,
  name: string,
  spec: ImportSpec,
  referencePolicy: string,
): ImageStream => {
  const [image, ...more] = spec.images ?? [];
  const before = stream ?? newStream(name);
  const repository = spec.repository?.from.name;
  const tags = image && more.length === 0 ? withTag(before, image, stream ? '' : referencePolicy) : before.spec?.tags;
  return {
    ...typed,
    ...before,
    spec: {
      ...(repository !== undefined && { dockerImageRepository: repository }),
      ...before.spec,
      ...(repository !== undefined && { dockerImageRepository: repository }),
      ...(tags && { tags }),
    },
    status: before.status ?? { dockerImageRepository: '' },
  } as ImageStream;
};

const typed = { kind: 'ImageStream', apiVersion: 'image.openshift.io/v1' };

const newStream = (name: string): ImageStream =>
  ({
    metadata: { name, creationTimestamp: null },
    spec: { lookupPolicy: { local: false } },
    status: { dockerImageRepository: '' },
  }) as unknown as ImageStream;

const withTag = ({ spec }: ImageStream, { from, to }: AskedImage, referencePolicy: string): readonly SpecTag[] => {
  const tags = spec?.tags ?? [];
  if (tags.some(({ name }) => name === to.name))
    return tags.map((tag) => (tag.name === to.name ? { ...tag, generation: 0 } : tag));
  const added = {
    name: '',
    annotations: null,
    from: { kind: 'DockerImage', name: from.name },
    generation: null,
    importPolicy: {},
    referencePolicy: { type: referencePolicy },
  };
  return [...tags, added as unknown as SpecTag];
};
