import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import { badRequest } from '../status-error.ts';

/** Where the next page of a list starts, and which state of the store the first page showed. */
export interface ContinueToken {
  /** `-1`: the state of the moment, for a list that goes on although its own state is forgotten. */
  readonly revision: number;
  /** Namespace and name of the last object that was handed out. */
  readonly start: readonly [string, string];
}

export const encodeContinue = ({ revision, start }: ContinueToken): string =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: `${start[0]}/${start[1]}` })).toString(
    'base64url',
  );

/** @throws StatusError 400 when the text is no token of this server */
export const decodeContinue = (text: string): ContinueToken => {
  const { v, rv, start } = parsed(text);
  if (v !== 'meta.k8s.io/v1')
    throw malformed(`continue key is not valid: server does not recognize this encoded version ${String(v ?? '')}`);
  if (!Number.isInteger(rv) || rv === 0)
    throw malformed('continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)');
  if (typeof start !== 'string' || start === '')
    throw malformed('continue key is not valid: encoded start key empty (version meta.k8s.io/v1)');
  const slash = start.indexOf('/');
  if (slash < 0 || /(^|\/)\.{1,2}(\/|$)/.test(start)) throw malformed(`continue key is not valid: ${start}`);
  return { revision: rv as number, start: [start.slice(0, slash), start.slice(slash + 1)] };
};

const parsed = (text: string): { v?: unknown; rv?: unknown; start?: unknown } => {
  const wrong = text.search(/[^A-Za-z0-9_-]/);
  if (wrong >= 0) throw malformed(`continue key is not valid: illegal base64 data at input byte ${wrong}`);
  if (text.length % 4 === 1)
    throw malformed(`continue key is not valid: illegal base64 data at input byte ${text.length - 1}`);
  const json = Buffer.from(text, 'base64url').toString();
  try {
    return (JSON.parse(json) as object | null) ?? {};
  } catch {
    throw malformed(`continue key is not valid: ${jsonSyntaxError(json)}`);
  }
};

const malformed = (text: string): Error => badRequest(`invalid continue token: ${text}`);
