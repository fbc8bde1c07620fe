import { isDigest } from '../../../image/digest.ts';
import type { Exchange, Headers } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { parseByteRange } from './byte-range.ts';
import type { Repository, ServedBlob } from './repository.ts';

/** `GET|HEAD /v2/<name>/blobs/<digest>`, whole or in part. */
export const getBlob = async (exchange: Exchange, repository: Repository, digest: string): Promise<void> => {
  const blob = await repository.getBlob(checkDigest(digest));
  const headers = blobHeaders(blob);
  if (exchange.header('if-none-match') === blob.etag) return exchange.send(304, headers);
  const range = parseByteRange(exchange.header('range'), blob.size);
  if (range === 'unsatisfiable') {
    return exchange.text(416, 'invalid range: failed to overlap', {
      ...headers,
      'Content-Range': `bytes */${blob.size}`,
      'Content-Type': 'text/plain; charset=utf-8',
    });
  }
  const length = range ? range.end - range.start + 1 : blob.size;
  const partial: Headers = range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${blob.size}` } : {};
  const status = range ? 206 : 200;
  if (exchange.method === 'HEAD' || length === 0)
    return exchange.send(status, { ...headers, ...partial, 'Content-Length': length });
  const content = await blob.content?.();
  if (content !== undefined)
    return exchange.send(
      status,
      { ...headers, ...partial },
      range ? content.subarray(range.start, range.end + 1) : content,
    );
  await exchange.stream(status, { ...headers, ...partial }, length, await blob.open(range), blob.settled);
};

/** `DELETE /v2/<name>/blobs/<digest>` */
export const deleteBlob = async (exchange: Exchange, repository: Repository, digest: string): Promise<void> => {
  await repository.deleteBlob(checkDigest(digest));
  exchange.send(202, {});
};

/** The digest, if it is one. */
export const checkDigest = (digest: string): string => {
  if (!isDigest(digest))
    throw new RegistryError('DIGEST_INVALID', {
      message: 'provided digest did not match uploaded content',
      detail: digest,
    });
  return digest;
};

const blobHeaders = (blob: ServedBlob): Headers => ({
  'Accept-Ranges': 'bytes',
  'Cache-Control': blob.isImmutable ? 'max-age=31536000' : undefined,
  'Content-Type': 'application/octet-stream',
  'Docker-Content-Digest': blob.digest,
  Etag: blob.etag,
});
