import type { Readable } from 'node:stream';
import { DistributionError } from './distribution-error.ts';
import type { RepositoryClient } from './repository-client.ts';

/** A blob to be pushed: its bytes, or a function that opens them. */
export interface BlobContent {
  readonly digest: string;
  readonly size: number;
  readonly content: Uint8Array | (() => Readable);
}

/**
 * Uploads a blob in one piece (POST, then PUT with the digest) unless the repository has it already.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-monolithically
 */
export const uploadBlob = async ({ connection, name }: RepositoryClient, blob: BlobContent): Promise<void> => {
  const known = await connection.request({
    method: 'HEAD',
    path: `/v2/${name}/blobs/${blob.digest}`,
    accept: [200, 404],
  });
  known.body.resume();
  if (known.status === 200) return;
  const started = await connection.request({
    method: 'POST',
    path: `/v2/${name}/blobs/uploads/`,
    headers: { 'Content-Length': '0' },
    accept: [202],
  });
  started.body.resume();
  const path = withDigest(started.headers.location, blob.digest);
  const body = typeof blob.content === 'function' ? blob.content() : blob.content;
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': String(blob.size) };
  const finished = await connection.request({ method: 'PUT', path, headers, body, accept: [201] });
  finished.body.resume();
};

const withDigest = (location: string | undefined, digest: string): string => {
  if (!location) throw new DistributionError('the registry started an upload without a Location', { kind: 'content' });
  return `${location}${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
};
