import { badRequest } from './status-error.ts';

/** Where the next page of a list starts, and which state of the store the first page showed. */
export interface ContinueToken {
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
  try {
    const { v, rv, start } = JSON.parse(Buffer.from(text, 'base64url').toString()) as {
      v: string;
      rv: number;
      start: string;
    };
    const slash = start.indexOf('/');
    if (v !== 'meta.k8s.io/v1' || !Number.isInteger(rv) || slash < 0) throw new Error('malformed');
    return { revision: rv, start: [start.slice(0, slash), start.slice(slash + 1)] };
  } catch {
    throw badRequest('continue key is not valid');
  }
};
