import type { Environment } from '@marcbachmann/cel-js';
import { requestUrlError } from '../validation/url-error.ts';

/** A URL in a rule, in parts as it is written. */
class Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(text: string) {
    const wrong = requestUrlError(text);
    if (wrong !== undefined) throw new Error(`URL parse error during conversion from string: ${wrong}`);
    const parts = PARTS.exec(text)?.groups ?? {};
    this.scheme = (parts['scheme'] ?? '').toLowerCase();
    this.host = (parts['authority'] ?? '').replace(/^.*@/, '');
    this.path = parts['path'] ?? '';
    this.query = parts['query'] ?? '';
  }
}

const PARTS =
  /^(?:(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/(?<authority>[^/?#]*))?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?/;

/**
 * The functions of URLs that Kubernetes has in rules.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library
 */
export const addUrlFunctions = (environment: Environment): void => {
  environment
    .registerType('net.URL', { ctor: Url, fields: {} })
    .registerFunction('url(string): net.URL', (text: string) => new Url(text))
    .registerFunction('isURL(string): bool', (text: string) => requestUrlError(text) === undefined)
    .registerFunction('net.URL.getScheme(): string', ({ scheme }: Url) => scheme)
    .registerFunction('net.URL.getHost(): string', ({ host }: Url) => host)
    .registerFunction('net.URL.getHostname(): string', ({ host }: Url) => hostname(host))
    .registerFunction('net.URL.getPort(): string', ({ host }: Url) => /:(\d*)$/.exec(host)?.[1] ?? '')
    .registerFunction('net.URL.getEscapedPath(): string', ({ path }: Url) => path)
    .registerFunction('net.URL.getQuery(): map<string, list<string>>', ({ query }: Url) => values(query));
};

/** Without its port, and without the brackets of an address. */
const hostname = (host: string): string => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');

const values = (query: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) (found[name] ??= []).push(value);
  return found;
};
