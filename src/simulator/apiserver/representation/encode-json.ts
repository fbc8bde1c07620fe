import { type Exchange, header } from '../transport/exchange.ts';
import { encodeCollection, isLargeCollection } from './encode-collection.ts';

/** A line of JSON, or an indented text for people. */
export const encodeJson = (object: object, pretty: boolean): string => {
  if (pretty) return JSON.stringify(object, undefined, 2);
  return `${isLargeCollection(object) ? encodeCollection(object) : JSON.stringify(object)}\n`;
};

/** Asked for by `?pretty`, or assumed of clients that show what they get. */
export const wantsPretty = ({ target, headers }: Exchange): boolean => {
  const asked = /[?&]pretty(?:=([^&]*))?(?:&|$)/.exec(target);
  if (asked !== null) return asked[1] !== '0' && asked[1] !== 'false';
  return /^(curl|Wget|Mozilla\/5\.0)/.test(header(headers, 'user-agent') ?? '');
};
