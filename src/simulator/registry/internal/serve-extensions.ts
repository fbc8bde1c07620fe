import { isDigest } from '../../../image/digest.ts';
import type { ClusterApi } from '../cluster-api.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { authorize } from './authorization.ts';
import { digestInPath } from './digest-in-path.ts';
import { type RequestTotals, serveMetrics } from './registry-metrics.ts';
import { serveSignatures } from './signatures.ts';
import { serveToken } from './token-endpoint.ts';

/** What the paths outside of the distribution API work on. */
export interface ExtensionContext {
  readonly api: ClusterApi;
  readonly blobs: BlobStore;
  readonly totals: RequestTotals;
}

/** Answers what only OpenShift's registry is asked, besides its health; `false` when there is nothing under this path. */
export const serveExtensions = async (
  { api, blobs, totals }: ExtensionContext,
  exchange: Exchange,
): Promise<boolean> => {
  const { path } = exchange;
  if (path === '/' || path === '/healthz') {
    exchange.send(200, { 'Docker-Distribution-Api-Version': undefined, 'Cache-Control': 'no-cache' });
    return true;
  }
  if (path.startsWith('/openshift/token')) {
    await serveToken(api, exchange);
    return true;
  }
  return (
    (await serveSignatures(api, exchange)) ||
    (await serveMetrics(api, exchange, totals)) ||
    (await deleteGlobalBlob(api, blobs, exchange))
  );
};

const globalBlob = new RegExp(`^/admin/blobs/(${digestInPath})$`);

/** `DELETE /admin/blobs/<digest>`, which pruning uses; a blob that is gone already is as good. */
const deleteGlobalBlob = async (api: ClusterApi, blobs: BlobStore, exchange: Exchange): Promise<boolean> => {
  const [, digest] = globalBlob.exec(exchange.path) ?? [];
  if (digest === undefined) return false;
  if (exchange.method !== 'DELETE') {
    exchange.send(405, {});
    return true;
  }
  await authorize(api, exchange, [{ Type: 'admin', Class: '', Name: '', Action: 'prune' }]);
  if (!isDigest(digest)) throw new RegistryError('BLOB_UNKNOWN');
  await blobs.delete(digest);
  exchange.send(204, {});
  return true;
};
