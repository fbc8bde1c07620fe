import type { KeyToPath, Volume } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateUnreservedPath } from '../validation/local-path.ts';
import { validateDownwardFile } from './validate-downward-file.ts';
import { validateKeyToPath } from './validate-key-to-path.ts';

type Projection = NonNullable<Volume['projected']>;
type Source = Projection['sources'][number];

/** The findings about a volume that several sources are put into, each file once. */
export const validateProjection = ({ sources }: Projection, path: string): FieldError[] => {
  const paths = new Set<string>();
  const taken = (file: string | undefined, name: string | undefined): FieldError[] => {
    if (!file) return [];
    if (paths.has(file)) return [invalid(path, name ?? '', 'conflicting duplicate paths')];
    paths.add(file);
    return [];
  };
  const keys = ({ name, items = [] }: { name?: string; items?: KeyToPath[] }, at: string): FieldError[] => [
    ...(name ? [] : [required(`${at}.name`)]),
    ...items.flatMap((item, index) => [...validateKeyToPath(item, `${at}.items[${index}]`), ...taken(item.path, name)]),
  ];
  return (sources ?? []).flatMap((source, index) => {
    const at = `${path}.sources[${index}]`;
    const { secret, configMap, downwardAPI } = source;
    return [
      ...(secret === undefined ? [] : keys(secret, `${at}.secret`)),
      ...(configMap === undefined ? [] : keys(configMap, `${at}.configMap`)),
      ...(downwardAPI?.items ?? []).flatMap((file) => [
        ...validateDownwardFile(file, `${at}.downwardAPI`),
        ...taken(file.path, file.path),
      ]),
      ...validateToken(source, at, path),
      ...(Object.keys(source).length > 1
        ? [forbiddenField(at, 'may not specify more than 1 volume type per source')]
        : []),
    ];
  });
};

const LONGEST_TOKEN = 2 ** 32;

/** What is said of the path of a token names the volume, not the source. */
const validateToken = ({ serviceAccountToken: token }: Source, at: string, path: string): FieldError[] => {
  if (token === undefined) return [];
  const seconds = token.expirationSeconds ?? 0;
  const refused = (text: string): FieldError => invalid(`${at}.serviceAccountToken.expirationSeconds`, seconds, text);
  return [
    ...(seconds < 600 ? [refused('may not specify a duration less than 10 minutes')] : []),
    ...(seconds > LONGEST_TOKEN ? [refused('may not specify a duration larger than 2^32 seconds')] : []),
    ...(token.path ? validateUnreservedPath(token.path, `${path}.path`) : [required(`${path}.path`)]),
  ];
};
