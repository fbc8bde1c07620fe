import { isDigest } from '../../../image/digest.ts';
import type { Exchange, Headers } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { ByteRange } from '../storage/blob-store.ts';
import { lengthOf, parseByteRanges } from './byte-ranges.ts';
import { multipartRanges } from './multipart-ranges.ts';
import type { Repository, ServedBlob } from './repository.ts';

/** `GET|HEAD /v2/<name>/blobs/<digest>`, whole or in part. */
export const getBlob = async (exchange: Exchange, repository: Repository, digest: string): Promise<void> => {
  const blob = await repository.getBlob(digest);
  const headers = blobHeaders(blob);
  if (isKnown(exchange.header('if-none-match'), blob.etag))
    return exchange.send(304, { ...headers, 'Accept-Ranges': undefined, 'Content-Type': undefined });
  const isOther = (exchange.header('if-range') ?? blob.etag) !== blob.etag;
  const ranges = isOther ? undefined : parseByteRanges(exchange.header('range'), blob.size);
  if (ranges === 'invalid' || ranges === 'unsatisfiable') {
    return exchange.text(416, ranges === 'invalid' ? 'invalid range' : 'invalid range: failed to overlap', {
      ...headers,
      'Accept-Ranges': undefined,
      'Content-Range': ranges === 'invalid' ? undefined : `bytes */${blob.size}`,
      'Content-Type': 'text/plain; charset=utf-8',
    });
  }
  if (ranges !== undefined && ranges.length > 1) return sendParts(exchange, blob, ranges);
  const range = ranges?.[0];
  const length = range ? lengthOf(range) : blob.size;
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

const sendParts = async (exchange: Exchange, blob: ServedBlob, ranges: readonly ByteRange[]): Promise<void> => {
  const headers = blobHeaders(blob);
  const parts = multipartRanges(ranges, String(headers['Content-Type']), blob.size, (range) => blob.open(range));
  const partial = { ...headers, 'Content-Type': parts.contentType };
  if (exchange.method === 'HEAD') return exchange.send(206, { ...partial, 'Content-Length': parts.length });
  await exchange.stream(206, partial, parts.length, parts.body, blob.settled);
};

/** `DELETE /v2/<name>/blobs/<digest>` */
export const deleteBlob = async (exchange: Exchange, repository: Repository, digest: string): Promise<void> => {
  await repository.deleteBlob(digest);
  exchange.send(202, {});
};

/** The digest, if it is one. */
export const checkDigest = (digest: string): string => {
  if (!isDigest(digest)) throw new RegistryError('DIGEST_INVALID', { detail: {} });
  return digest;
};

/** Whether `If-None-Match` names the content; a tag without quotes, as pulled through content has, is none that could be named. */
const isKnown = (header: string | undefined, etag: string): boolean => {
  const tags: readonly string[] = header?.match(/"[^"]*"|\*/g) ?? [];
  return tags.includes('*') || tags.includes(etag);
};

const blobHeaders = (blob: ServedBlob): Headers => ({
  'Accept-Ranges': 'bytes',
  'Cache-Control': blob.isImmutable ? 'max-age=31536000' : undefined,
  'Content-Type': 'application/octet-stream',
  'Docker-Content-Digest': blob.digest,
  Etag: blob.etag,
});
