import type { SpecTag } from '../../resources/images/image-stream.ts';
import { errorMessage } from '../error-text.ts';
import type { ImageLocation } from '../image/image-location.ts';
import { readLayer } from '../image/layer-entries.ts';
import type { OpenRepository } from '../image/open-repository.ts';
import type { PlatformFilter } from '../image/platform-filter.ts';
import { checkPointed, type ReadImage, readFailure } from '../image/read-image.ts';
import { readSourceImage } from '../image/read-source-image.ts';
import { OcError } from '../oc-error.ts';

/** What an image says of the release of OpenShift that it holds. */
export interface Release {
  readonly image: ReadImage;
  readonly location: ImageLocation;
  readonly name: string;
  /** The images of the release: an image stream, kept as a file. */
  readonly tags: readonly SpecTag[];
  readonly metadata: ReleaseMetadata | undefined;
  /** How many manifests there are, and how many other files. */
  readonly manifests: number;
  readonly others: number;
}

/** The file `release-metadata`: the node of the release in the graph of updates. */
export interface ReleaseMetadata {
  readonly version: string;
  readonly previous?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Where the uppermost layer of a release image keeps its files. */
const FOLDER = 'release-manifests/';

/**
 * Reads a release image.
 *
 * @throws OcError when it cannot be read, or is none
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/admin/release/info.go
 */
export const readRelease = async (
  open: OpenRepository,
  location: ImageLocation,
  filter: PlatformFilter,
): Promise<Release> => {
  try {
    checkPointed(location);
  } catch (error) {
    throw readFailure(error, location);
  }
  const repository = open(location);
  const image = await readSourceImage(repository, location, filter);
  const top = image.manifest.layers.at(-1);
  const entries = top === undefined ? [] : await readLayer(await repository.blob(top.digest));
  const files = new Map(
    entries
      .filter(({ name, type }) => type === 'file' && name.startsWith(FOLDER))
      .map(({ name, content }) => [name.slice(FOLDER.length), content.toString()]),
  );
  const references = parsed<References>(files, 'image-references', 'unable to load release image-references');
  const metadata = parsed<ReleaseMetadata>(files, 'release-metadata', 'invalid release metadata');
  if (references === undefined) throw new OcError('release image did not contain an image-references file');
  const names = [...files.keys()].filter((name) => name !== 'image-references' && name !== 'release-metadata');
  const manifests = names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).length;
  return {
    image,
    location,
    name: metadata?.version ?? references.metadata?.name ?? '',
    tags: references.spec?.tags ?? [],
    metadata,
    manifests,
    others: names.length - manifests,
  };
};

interface References {
  readonly metadata?: { readonly name?: string };
  readonly spec?: { readonly tags?: readonly SpecTag[] };
}

const parsed = <T>(files: ReadonlyMap<string, string>, name: string, failure: string): T | undefined => {
  const text = files.get(name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new OcError(`release image could not be read: ${failure}: ${errorMessage(error)}`, { cause: error });
  }
};
