import { createHash, timingSafeEqual } from 'node:crypto';

/** A line of a password file: the SHA-1 form of Apache's htpasswd. */
export const htpasswdLine = (username: string, password: string): string => `${username}:${PREFIX}${sha1(password)}\n`;

/**
 * Whether a password file holds this user with this password. Lines with other hashes than `{SHA}` match nobody.
 *
 * @see https://httpd.apache.org/docs/2.4/misc/password_encryptions.html
 */
export const passwordMatches = (file: string, username: string, password: string): boolean => {
  const line = file.split(/\r?\n/).find((each) => each.startsWith(`${username}:`));
  const hash = line?.slice(username.length + 1).trim();
  if (!hash?.startsWith(PREFIX)) return false;
  const [known, given] = [Buffer.from(hash.slice(PREFIX.length)), Buffer.from(sha1(password))];
  return known.length === given.length && timingSafeEqual(known, given);
};

const PREFIX = '{SHA}';

const sha1 = (password: string): string => createHash('sha1').update(password).digest('base64');
