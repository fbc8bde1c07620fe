import type { Credentials } from '../../../distribution/credentials.ts';

/** What an `Authorization` header carries. */
export type Authorization =
  | { readonly scheme: 'none' }
  | { readonly scheme: 'basic'; readonly credentials: Credentials }
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'malformed' }
  /** Without a value, or of a kind that registries do not know. */
  | { readonly scheme: 'unknown' };

/** Reads an `Authorization` header as far as registries know schemes. */
export const parseAuthorization = (header: string | undefined): Authorization => {
  if (!header) return { scheme: 'none' };
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer' && value) return { scheme: 'bearer', token: value.trim() };
  if (scheme.toLowerCase() !== 'basic') return { scheme: 'unknown' };
  const text = Buffer.from(value, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return { scheme: 'malformed' };
  return { scheme: 'basic', credentials: { username: text.slice(0, colon), password: text.slice(colon + 1) } };
};
