import { type NameRule, pathSegment } from '../../../resources/validation/dns-name.ts';

/**
 * The name of users, and of who they are at an identity provider.
 *
 * @see https://github.com/openshift/apiserver-library-go/blob/release-4.19/pkg/apivalidation/uservalidation.go
 */
export const userName: NameRule = (name) =>
  inPath(name, () => {
    if (name.includes(':') && !name.startsWith('b64:')) return 'usernames that contain ":" must begin with "b64:"';
    return name === '~' ? 'may not equal "~"' : undefined;
  });

export const groupName: NameRule = (name) =>
  inPath(name, () => {
    if (name.includes(':')) return 'may not contain ":"';
    return name === '~' ? 'may not equal "~"' : undefined;
  });

export const identityProviderName: NameRule = (name) =>
  inPath(name, () => (name.includes(':') ? 'may not contain ":"' : undefined));

/** The name of an identity; a user name that contains what may not be in it comes as `b64:` and its base64 form. */
export const identityName: NameRule = (name) =>
  inPath(name, () => {
    const format = 'must be in the format <providerName>:<providerUserName>';
    const [provider, ...rest] = name.split(':');
    const encoded = rest.length === 2 && rest[0] === 'b64';
    if (rest.length !== 1 && !encoded) return format;
    if (provider === '') return `${format} with a non-empty providerName`;
    return rest.at(-1) === '' ? `${format} with a non-empty providerUserName` : undefined;
  });

/** What is wrong with a name as part of a path, else what else is. */
const inPath = (name: string, otherwise: () => string | undefined): readonly string[] => {
  const wrong = pathSegment(name);
  if (wrong.length > 0) return wrong;
  const why = otherwise();
  return why === undefined ? [] : [why];
};
