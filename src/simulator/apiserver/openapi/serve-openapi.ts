import { createHash } from 'node:crypto';
import { type GroupVersion, groupVersions } from '../discovery/group-versions.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import { acceptClauses } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';
import { openApiV2 } from './document-v2.ts';
import { openApiV3 } from './document-v3.ts';

const PROTOBUF_V2 = /^application\/com\.github\.proto-openapi\.spec\.v2[@.]v1\.0\+protobuf$/;

/** Answers `/openapi/v2`, `/openapi/v3` and the documents that the latter lists; `undefined` for other paths. */
export const serveOpenApi = async (request: ApiRequest, path: string): Promise<Reply> => {
  const { server, exchange, query } = request;
  const versions = groupVersions(server.catalog).filter(({ remote }) => remote === undefined);
  const version = versions.find((each) => path === `/openapi/v3/${rootOf(each)}`);
  if (path !== '/openapi/v2' && path !== '/openapi/v3' && version === undefined) return undefined;
  if (exchange.method !== 'GET') throw genericMethodNotAllowed();
  if (path === '/openapi/v2') return serveV2(request, versions);
  if (version === undefined)
    return json({
      paths: Object.fromEntries(
        versions.map((each) => [
          rootOf(each),
          { serverRelativeURL: `/openapi/v3/${rootOf(each)}?hash=${hashOf(each)}` },
        ]),
      ),
    });
  const etag = `"${hashOf(version)}"`;
  const cached = query.get('hash') === hashOf(version);
  const headers = {
    etag,
    vary: 'Accept',
    ...(cached ? { 'cache-control': 'public, immutable', expires: 'Fri, 31 Dec 2100 23:59:59 GMT' } : {}),
  };
  if (header(exchange.headers, 'if-none-match') === etag)
    return { code: 304, contentType: 'application/json', body: '', headers };
  return json(openApiV3(version), headers);
};

const serveV2 = async ({ exchange }: ApiRequest, versions: readonly GroupVersion[]): Promise<Reply> => {
  const etag = `"${hashOf(versions)}"`;
  const headers = { etag, vary: 'Accept' };
  const accepted = acceptClauses(header(exchange.headers, 'accept') ?? '');
  if (header(exchange.headers, 'if-none-match') === etag)
    return { code: 304, contentType: 'application/json', body: '', headers };
  if (!accepted.some(({ type }) => PROTOBUF_V2.test(type))) return json(openApiV2(versions), headers);
  const { encodeDocument } = await import('./gnostic-document.ts');
  return {
    code: 200,
    contentType: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
    body: encodeDocument(openApiV2(versions)),
    headers,
  };
};

const json = (document: object, headers?: Record<string, string>): Reply => ({
  code: 200,
  contentType: 'application/json',
  body: JSON.stringify(document),
  ...(headers && { headers }),
});

const rootOf = ({ group, version }: GroupVersion): string =>
  group === '' ? `api/${version}` : `apis/${group}/${version}`;

/** The documents follow from what is discovered, so that needs no more than this to be told apart. */
const hashOf = (subject: object): string =>
  createHash('sha512').update(JSON.stringify(subject)).digest('hex').toUpperCase();
