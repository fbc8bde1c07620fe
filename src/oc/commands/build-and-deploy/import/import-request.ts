import { type ImageReference, parseImageReference } from '../../../../image/reference.ts';
import type { Image, ImageFields } from '../../../../resources/images/image.ts';
import type { ImageStream, SpecTag } from '../../../../resources/images/image-stream.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import type { Flags } from '../../../command-line/flags.ts';
import { OcError } from '../../../oc-error.ts';
import { sourceOfTag } from './import-source.ts';
import type { AskedImage, ImportSpec } from './import-stream.ts';

/** What the command line of `oc import-image` names. */
export interface ImportTarget {
  readonly words: string;
  readonly name: string;
  readonly tag: string;
}

/** One image of an import's answer. */
export interface ImportedImage {
  status: { status?: string; message?: string; reason?: string };
  image?: Image | ImageFields;
  /** The tag at the source. */
  tag?: string;
}

/** The answer of the server to an import. */
export interface ImportResult {
  metadata: { name: string };
  status: {
    import?: ImageStream;
    repository?: { status?: { status?: string }; images?: ImportedImage[]; additionalTags?: string[] };
    images?: ImportedImage[];
  };
}

export interface ImportOptions {
  readonly flags: Flags;
  readonly namespace: string;
  readonly referencePolicy: 'Source' | 'Local';
  readonly importMode: string;
}

/**
 * Reads the name of a stream, with a tag if there is one.
 *
 * @throws OcError for what is no such name
 */
export const parseImportTarget = (words: string, all: boolean): ImportTarget => {
  const reference = parsed(words);
  if (reference.id) throw new OcError("to import images by ID, use the 'tag' command");
  if (reference.tag && all) throw new OcError(`cannot specify a tag ${JSON.stringify(words)} as well as --all`);
  return { words, name: reference.name, tag: reference.tag || (all ? '' : 'latest') };
};

/** @throws OcError for a mode that does not exist */
export const importModeOf = (value: string): string => {
  if (value === '' || value === 'Legacy') return 'Legacy';
  if (value === 'PreserveOriginal') return value;
  throw new OcError('valid ImportMode values are Legacy or PreserveOriginal');
};

/** The body of the import: a repository, or one image a tag. */
export const importRequest = (
  stream: ImageStream | undefined,
  target: ImportTarget,
  options: ImportOptions,
): KubeObject & { readonly spec: ImportSpec } => {
  const { flags, namespace } = options;
  const from = flags.string('from');
  const metadata = {
    name: target.name,
    namespace,
    ...(stream && { resourceVersion: stream.metadata.resourceVersion }),
    creationTimestamp: null,
  };
  const spec = flags.boolean('all')
    ? importAll(stream, from || (stream ? '' : target.words), options)
    : { images: [oneTag(stream, target, from, options)] };
  const asked = {
    kind: 'ImageStreamImport',
    apiVersion: 'image.openshift.io/v1',
    metadata,
    spec: { import: !flags.boolean('dry-run'), ...spec },
    status: {},
  };
  return asked as KubeObject & { readonly spec: ImportSpec };
};

const parsed = (words: string): ImageReference => {
  try {
    return parseImageReference(words);
  } catch (cause) {
    throw new OcError(
      'the image name must be a valid container image pull spec or reference to an image stream (e.g. myregistry/myteam/image:tag)',
      { cause },
    );
  }
};

const oneTag = (
  stream: ImageStream | undefined,
  target: ImportTarget,
  from: string,
  options: ImportOptions,
): AskedImage => {
  if (!stream) return imageOf(undefined, target.tag, from || target.words, options);
  const source = sourceOfTag(stream, target.tag, from);
  return imageOf(stream, source.tag, source.from, options);
};

const importAll = (stream: ImageStream | undefined, from: string, options: ImportOptions): ImportSpec => {
  const repository = stream?.spec?.dockerImageRepository ?? '';
  if (stream && from === '' && repository === '') {
    const tags = (stream.spec?.tags ?? []).filter((tag) => tag.from?.kind === 'DockerImage');
    if (tags.length === 0) throw new OcError('image stream does not have tags pointing to external container images');
    return { images: tags.map((tag) => imageOf(stream, tag.name, tag.from?.name ?? '', options)) };
  }
  if (stream && from !== '' && from !== repository && !options.flags.boolean('confirm'))
    throw new OcError(
      repository === ''
        ? 'the image stream does not currently import an entire Docker repository, pass --confirm to update'
        : `the image stream has a different import spec ${JSON.stringify(repository)}, pass --confirm to update`,
    );
  return {
    repository: { from: { kind: 'DockerImage', name: from || repository }, ...policies(stream, undefined, options) },
  };
};

const imageOf = (stream: ImageStream | undefined, tag: string, from: string, options: ImportOptions): AskedImage => ({
  from: { kind: 'DockerImage', name: from },
  to: { name: tag },
  ...policies(
    stream,
    stream?.spec?.tags?.find(({ name }) => name === tag),
    options,
  ),
});

/** Neither `insecure` nor `scheduled` of an existing tag can be switched off by an import. */
const policies = (
  stream: ImageStream | undefined,
  old: SpecTag | undefined,
  { flags, referencePolicy, importMode }: ImportOptions,
): object => {
  const annotated = stream?.metadata.annotations?.['openshift.io/image.insecureRepository'] === 'true';
  const insecure = (flags.has('insecure') ? flags.boolean('insecure') : annotated) || old?.importPolicy?.insecure;
  const scheduled = flags.boolean('scheduled') || old?.importPolicy?.scheduled;
  return {
    importPolicy: { ...(insecure && { insecure }), ...(scheduled && { scheduled }), importMode },
    referencePolicy: { type: referencePolicy },
  };
};
