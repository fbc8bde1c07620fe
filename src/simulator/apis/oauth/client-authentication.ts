import { timingSafeEqual } from 'node:crypto';
import type { OAuthClient } from '../../../resources/access/oauth.ts';
import type { OpenPageRequest } from '../../apimachinery/open-page.ts';
import { basicCredentials, type OAuthServer } from './oauth-server.ts';

/**
 * What a client says of itself: in the form, if a secret is there, be it an empty one, else in a Basic header whose parts are written as
 * in addresses. `undefined` when it says nothing that can be read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export const clientCredentials = (
  headers: OpenPageRequest['headers'],
  form: URLSearchParams,
): readonly [id: string, secret: string] | undefined => {
  const [id, word] = [form.get('client_id'), form.get('client_secret')];
  if (id && word !== null) return [id, word];
  const [user, password] = basicCredentials(headers) ?? [];
  try {
    return user === undefined || password === undefined ? undefined : [unescaped(user), unescaped(password)];
  } catch {
    return undefined;
  }
};

const unescaped = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/**
 * Whether a client has proved who it is: by a secret of its own, or, a service account, by a token of its own for any audience, as the
 * one that is mounted into its pods.
 *
 * @see https://github.com/openshift/oauth-server/blob/release-4.19/pkg/osinserver/registrystorage/storage.go
 */
export const knowsSecret = (
  { ownerOf }: Pick<OAuthServer, 'ownerOf'>,
  { metadata, secret = '', additionalSecrets = [] }: OAuthClient,
  word: string,
): boolean => {
  if ([secret, ...additionalSecrets].some((each) => areEqual(each, word))) return true;
  const audiences = audiencesOf(word);
  return audiences !== undefined && ownerOf(word, audiences)?.user.username === metadata.name;
};

const areEqual = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Whom a token says that it is for; `undefined` of what is no token. */
const audiencesOf = (token: string): readonly string[] | undefined => {
  try {
    const { aud } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { aud?: unknown };
    const audiences = [aud ?? []].flat().map(String);
    return audiences.length === 0 ? undefined : audiences;
  } catch {
    return undefined;
  }
};
