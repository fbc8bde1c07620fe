import { createHash } from 'node:crypto';

const PREFIX = 'sha256~';

/** A token as users hold it. @param random 32 bytes in hex digits */
export const tokenOf = (random: string): string =>
  PREFIX + Buffer.from(random, 'hex').toString('base64url').replace(/^-/, '_');

/** Whether a bearer token is one of these, and not that of a service account. */
export const isOAuthToken = (token: string): boolean => token.startsWith(PREFIX);

/** The name of the object that stands for a token: it tells nothing of the token itself. */
export const tokenObjectName = (token: string): string =>
  PREFIX + createHash('sha256').update(token.slice(PREFIX.length)).digest('base64url');
