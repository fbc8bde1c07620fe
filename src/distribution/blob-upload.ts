import type { Readable } from 'node:stream';
import { DistributionError } from './distribution-error.ts';
import { drain } from './drain.ts';
import type { RepositoryClient } from './repository-client.ts';

/** A blob to be pushed: its bytes, or a function that opens them. */
export interface BlobContent {
  readonly digest: string;
  readonly size: number;
  readonly content: Uint8Array | (() => Readable);
}

/**
 * Uploads a blob in one piece unless the repository has it already: bytes in memory with the POST, which a registry that does not
 * support it answers as if nothing had come along, streams with the PUT.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-monolithically
 */
export const uploadBlob = async ({ connection, name }: RepositoryClient, blob: BlobContent): Promise<void> => {
  const { digest, content } = blob;
  const known = await connection.request({ method: 'HEAD', path: `/v2/${name}/blobs/${digest}`, accept: [200, 404] });
  await drain(known.body);
  if (known.status === 200) return;
  const uploads = `/v2/${name}/blobs/uploads/`;
  const started =
    typeof content === 'function'
      ? await connection.request({ method: 'POST', path: uploads, headers: { 'Content-Length': '0' }, accept: [202] })
      : await connection.request({
          method: 'POST',
          path: withDigest(uploads, digest),
          ...payload(blob),
          accept: [201, 202],
        });
  await drain(started.body);
  if (started.status === 201) return;
  const path = withDigest(started.headers.location, digest);
  const finished = await connection.request({ method: 'PUT', path, ...payload(blob), accept: [201] });
  await drain(finished.body);
};

const payload = ({ content, size }: BlobContent) => ({
  headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': String(size) },
  body: typeof content === 'function' ? content() : content,
});

const withDigest = (location: string | undefined, digest: string): string => {
  if (!location) throw new DistributionError('the registry started an upload without a Location', { kind: 'content' });
  return `${location}${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
};
