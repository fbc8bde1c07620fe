import { genericMethodNotAllowed } from '../failure.ts';
import { keepToType } from '../request/representation.ts';
import type { Page } from '../server-context.ts';
import { header } from '../transport/exchange.ts';

/**
 * A page that tells a version to those who GET it as JSON.
 *
 * @throws StatusError 405, 406
 */
export const versionPage = (document: object): Page => {
  const body = JSON.stringify(document, undefined, 2);
  return ({ exchange }) => {
    if (exchange.method !== 'GET') throw genericMethodNotAllowed();
    keepToType(header(exchange.headers, 'accept'), 'application/json');
    return { code: 200, contentType: 'application/json', body };
  };
};
