import { createHash } from 'node:crypto';
import type { RemoteVersion } from '../../apimachinery/remote-version.ts';
import { type GroupVersion, groupVersions } from '../discovery/group-versions.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import { acceptClauses } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';
import { openApiV2 } from './document-v2.ts';
import { openApiV3, rootDocument } from './document-v3.ts';
import { rootOf } from './resource-path.ts';
import { rootOperations } from './root-operations.ts';

const PROTOBUF_V2 = /^application\/com\.github\.proto-openapi\.spec\.v2[@.]v1\.0\+protobuf$/;

/**
 * Answers `/openapi/v2`, `/openapi/v3` and the documents that the latter lists, those of other servers by asking them, whatever the method
 * is; `undefined` for other paths.
 */
export const serveOpenApi = async (request: ApiRequest, path: string): Promise<Reply> => {
  const { server, exchange, query } = request;
  const remote = server.catalog.remotes.find((each) => path === `/openapi/v3${rootOf(each)}`);
  if (remote?.openApi !== undefined) return (await import('../remote/serve-remote.ts')).serveRemote(request, remote);
  const versions = groupVersions(server.catalog).filter(({ remote }) => remote === undefined);
  const documents = path.startsWith('/openapi/v3') ? documentsOf(versions) : undefined;
  const document = documents?.get(path.slice('/openapi/v3/'.length));
  if (path === '/openapi/v2') return serveV2(request, versions);
  if (documents === undefined) return undefined;
  if (path === '/openapi/v3') return index(indexOf(documents, server.catalog.remotes));
  if (document === undefined) return undefined;
  const hash = hashOf(document.subject);
  const etag = `"${hash}"`;
  const cached = query.get('hash') === hash;
  const headers = {
    etag,
    vary: 'Accept',
    ...(cached ? { 'cache-control': 'public, immutable', expires: 'Fri, 31 Dec 2100 23:59:59 GMT' } : {}),
  };
  if (header(exchange.headers, 'if-none-match') === etag)
    return { code: 304, contentType: 'application/json', body: '', headers };
  return json(document.write(), headers);
};

/** A document, and what it follows from: nothing else is needed to tell whether it is still the same. */
interface Document {
  readonly subject: object;
  write(): object;
}

const documentsOf = (versions: readonly GroupVersion[]): ReadonlyMap<string, Document> =>
  new Map<string, Document>([
    ...[...rootOperations(versions)].map(([path, operations]): [string, Document] => [
      path.slice(1, -1),
      { subject: operations, write: () => rootDocument(path, operations) },
    ]),
    ...versions.map((version): [string, Document] => [
      rootOf(version).slice(1),
      { subject: version, write: () => openApiV3(version) },
    ]),
  ]);

const indexOf = (documents: ReadonlyMap<string, Document>, remotes: readonly RemoteVersion[]): object => {
  const own = [...documents].map(
    ([path, { subject }]) => [path, `/openapi/v3/${path}?hash=${hashOf(subject)}`] as const,
  );
  const others = remotes.map((remote) => [rootOf(remote).slice(1), remote.openApi] as const);
  return Object.fromEntries(
    [...own, ...others]
      .filter(([, url]) => url !== undefined)
      .map(([path, serverRelativeURL]) => [path, { serverRelativeURL }] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};

const serveV2 = async ({ exchange }: ApiRequest, versions: readonly GroupVersion[]): Promise<Reply> => {
  const etag = `"${hashOf(versions)}"`;
  const headers = { etag, vary: 'Accept-Encoding, Accept' };
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

/** Its type is what Go takes a JSON text for. */
const index = (paths: object): Reply => ({
  code: 200,
  contentType: 'text/plain; charset=utf-8',
  body: JSON.stringify({ paths }),
});

const json = (document: object, headers?: Record<string, string>): Reply => ({
  code: 200,
  contentType: 'application/json',
  body: JSON.stringify(document),
  ...(headers && { headers }),
});

const hashOf = (subject: object): string =>
  createHash('sha512').update(JSON.stringify(subject)).digest('hex').toUpperCase();
