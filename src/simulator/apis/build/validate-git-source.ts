import type { BuildSource } from '../../../resources/builds/build-config.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { urlError } from '../validation/url-error.ts';

/** What is wrong with the repository that a build clones. Names as `ssh` and `scp` take them are no URLs and always right. */
export const validateGitSource = (
  { uri, httpProxy, httpsProxy }: NonNullable<BuildSource['git']>,
  path: string,
): FieldError[] => [
  ...(uri ? wrongly(`${path}.uri`, uri, repositoryError(uri)) : [required(`${path}.uri`)]),
  ...wrongly(`${path}.httpproxy`, httpProxy, proxyError(httpProxy)),
  ...wrongly(`${path}.httpsproxy`, httpsProxy, proxyError(httpsProxy)),
];

const wrongly = (path: string, value: string | null | undefined, error: string | undefined): FieldError[] =>
  error === undefined ? [] : [invalid(path, value, error)];

const repositoryError = (uri: string): string | undefined => {
  if (!/^[a-z][-a-z0-9+.]*:/i.test(uri)) return undefined;
  const host = /^file:\/\/([^/?#]+)/i.exec(uri)?.[1];
  return urlError(uri) ?? (host && `file url ${JSON.stringify(uri)} has non-empty host ${JSON.stringify(host)}`);
};

/** A proxy may be written without `http://`. */
const proxyError = (proxy: string | null | undefined): string | undefined =>
  proxy && urlError(`http://${proxy}`) !== undefined ? urlError(proxy) : undefined;
