import { createHash } from 'node:crypto';
import { genericMethodNotAllowed } from '../failure.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import { acceptClauses } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';
import { aggregatedDiscovery } from './aggregated-discovery.ts';
import { coreVersions, group, groupList, resourceList } from './legacy-discovery.ts';

/** Answers `/api`, `/apis` and what lies right below; `undefined` for any other path and for groups that are not served. */
export const serveDiscovery = async (request: ApiRequest): Promise<Reply> => {
  const { info, exchange, server } = request;
  const [root, first, second, ...rest] = info.path.replace(/^\/|\/$/g, '').split('/');
  if ((root !== 'api' && root !== 'apis') || rest.length > 0 || (root === 'api' && second !== undefined))
    return undefined;
  const { catalog } = server;
  if (first === undefined) {
    // Groups are told of whatever the method is.
    if (root === 'api' && exchange.method !== 'GET') throw genericMethodNotAllowed();
    const version = aggregatedVersion(header(exchange.headers, 'accept'));
    if (version !== undefined) return aggregated(request, aggregatedDiscovery(catalog, root, version), version);
    return root === 'api'
      ? { code: 200, object: coreVersions(server.url()), offer: { forms: 'none' } }
      : { code: 200, object: groupList(catalog), offer: { forms: 'none', looksAtParameters: true } };
  }
  const document =
    root === 'api'
      ? resourceList(catalog, '', first)
      : second === undefined
        ? group(catalog, first)
        : resourceList(catalog, first, second);
  if (document === undefined) return undefined;
  const isGroup = root === 'apis' && second === undefined;
  if (!isGroup && exchange.method !== 'GET') throw genericMethodNotAllowed();
  return { code: 200, object: document, offer: { forms: 'none' } };
};

const aggregatedVersion = (accept: string | undefined): 'v2' | 'v2beta1' | undefined => {
  for (const { type, parameters } of acceptClauses(accept ?? '')) {
    if (type !== 'application/json' && type !== '*/*') continue;
    if (parameters['as'] === undefined) return undefined;
    const { as, g, v } = parameters;
    if (as === 'APIGroupDiscoveryList' && g === 'apidiscovery.k8s.io' && (v === 'v2' || v === 'v2beta1')) return v;
  }
  return undefined;
};

const aggregated = ({ exchange }: ApiRequest, document: object, version: string): Reply => {
  const body = `${JSON.stringify(document)}\n`;
  const etag = `"${createHash('sha512').update(body).digest('hex').toUpperCase()}"`;
  const headers = { etag, vary: 'Accept', 'cache-control': 'public' };
  const contentType = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
  if (header(exchange.headers, 'if-none-match') === etag) return { code: 304, contentType, body: '', headers };
  return { code: 200, contentType, body, headers };
};
