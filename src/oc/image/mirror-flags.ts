import { type ImageReference, parseImageReference } from '../../image/reference.ts';
import { dockerDefaults, repositorySpec } from '../../image/reference-format.ts';
import type { ImageMirrorSet, ImageMirrors } from '../../resources/images/image-mirror-set.ts';
import type { Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { readNamedFile } from '../command-line/named-file.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import type { ImageLocation } from './image-location.ts';
import { mirroredRepository } from './mirrored-repository.ts';
import type { OpenRepository } from './open-repository.ts';

/** A file that says where else images are. */
export const contentSourceFlag = stringFlag(
  'icsp-file',
  'Path to an ImageContentSourcePolicy file. If set, data from this file will be used to find alternative locations for images.',
);

/** The newer form of {@link contentSourceFlag}. */
export const digestMirrorFlag = stringFlag(
  'idms-file',
  'Path to an ImageDigestMirrorSet file. If set, data from this file will be used to find alternative locations for images.',
);

/**
 * Looks for images by digest where the files of the flags say, too, when a registry does not have them. The files are read then.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/image/strategy/onerror.go
 */
export const withMirrors = ({ context, flags }: Invocation, open: OpenRepository): OpenRepository => {
  const kind = flags.string('icsp-file') === '' ? digestMirrors : contentSources;
  const file = flags.string(kind.flag);
  if (file === '') return open;
  return (location, options) => {
    const source = open(location, options);
    if (location.type === 'file') return source;
    return mirroredRepository(source, async () => {
      const places = placesOf(location.reference, await readSets(context, kind, file));
      return places.map((reference) => open({ ...location, reference }, options));
    });
  };
};

/** What is told of an image by its tag, which mirrors are not asked for. */
export const isByTag = ({ reference }: ImageLocation): boolean => reference.tag !== '';

interface SetKind {
  readonly flag: string;
  readonly kind: string;
  readonly title: string;
  mirrors(set: ImageMirrorSet): readonly ImageMirrors[];
}

const contentSources: SetKind = {
  flag: 'icsp-file',
  kind: 'ImageContentSourcePolicy',
  title: 'ImageContentSourceFile',
  mirrors: ({ spec }) => spec?.repositoryDigestMirrors ?? [],
};

const digestMirrors: SetKind = {
  flag: 'idms-file',
  kind: 'ImageDigestMirrorSet',
  title: 'ImageDigestMirrorSet',
  mirrors: ({ spec }) => spec?.imageDigestMirrors ?? [],
};

const readSets = async (
  context: Invocation['context'],
  { kind, title, mirrors }: SetKind,
  file: string,
): Promise<ImageMirrors[]> => {
  const text = await readNamedFile(context, file, `unable to read ${title} ${file}: open`);
  if (!text) throw new OcError(`no data found in ${title} ${file}`);
  const { parseAllDocuments } = await import('yaml');
  const sets = [parseAllDocuments(text)].flat().map((document) => {
    if (document.errors[0])
      throw new OcError(`error decoding ${kind} from ${file}: ${errorMessage(document.errors[0])}`);
    return document.toJS() as ImageMirrorSet;
  });
  if (sets.some((set) => set?.kind !== kind)) throw new OcError(`could not decode ${kind} from ${file}`);
  return sets.flatMap(mirrors);
};

/** The image itself, unless nobody may ask there, and then its mirrors. */
const placesOf = (reference: ImageReference, sets: readonly ImageMirrors[]): ImageReference[] => {
  const repository = repositorySpec(dockerDefaults(reference));
  const matching = sets.filter(({ source }) => repository === source || repository.startsWith(`${source}/`));
  const mirrors = matching.flatMap(({ source, mirrors: places = [] }) =>
    places.map((place) => parseImageReference(`${place}${repository.slice(source.length)}`)),
  );
  const isClosed = matching.at(-1)?.mirrorSourcePolicy === 'NeverContactSource' && mirrors.length > 0;
  const places = isClosed ? mirrors : [reference, ...mirrors];
  return [...new Map(places.map((place) => [repositorySpec(dockerDefaults(place)), place])).values()];
};
