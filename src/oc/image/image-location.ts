import { type ImageReference, parseImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import { OcError } from '../oc-error.ts';
import { referenceProblem } from './reference-problem.ts';

/** Where an image is: in a registry, or in a folder on disk (`file://`). */
export interface ImageLocation {
  readonly type: 'registry' | 'file';
  readonly reference: ImageReference;
}

/** Lists the tags of a repository whose names match a pattern with asterisks. */
export type ExpandTags = (location: ImageLocation) => Promise<ImageLocation[]>;

/**
 * Takes a location apart.
 *
 * @throws OcError when it is none
 */
export const parseLocation = (text: string): ImageLocation => {
  if (text.startsWith('s3://')) throw new OcError(`${JSON.stringify(text)}: buckets of S3 cannot be reached from here`);
  const isFile = text.startsWith('file://');
  const spec = isFile ? text.slice('file://'.length).replace(/^\//, '') : text;
  try {
    return { type: isFile ? 'file' : 'registry', reference: parseImageReference(spec) };
  } catch (cause) {
    throw new OcError(`${JSON.stringify(spec)} is not a valid image reference: ${referenceProblem(cause)}`, { cause });
  }
};

/** The locations that a source names: several when its tag has asterisks, all tags when it has none. */
export const parseSource = async (text: string, expand: ExpandTags): Promise<ImageLocation[]> => {
  const pattern = /:([\w.*-]+)$/.exec(text)?.[1] ?? '';
  if (pattern.includes('*')) {
    const { type, reference } = parseLocation(`${text.slice(0, -pattern.length)}tag`);
    if (reference.tag !== 'tag') throw new OcError('source expansion is only possible in tags');
    return expand({ type, reference: { ...reference, tag: pattern } });
  }
  const location = parseLocation(text);
  return location.reference.tag || location.reference.id ? [location] : expand(location);
};

/** As it is printed. */
export const formatLocation = ({ type, reference }: ImageLocation): string =>
  `${type === 'file' ? 'file://' : ''}${formatExact(reference)}`;

/** The repository alone. */
export const asRepository = ({ type, reference }: ImageLocation): ImageLocation => ({
  type,
  reference: { ...reference, tag: '', id: '' },
});
