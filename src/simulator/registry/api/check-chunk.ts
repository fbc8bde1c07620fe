import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';

interface ChunkOptions {
  /** Headers that tell the client how to go on. */
  readonly progress: Readonly<Record<string, string>>;
  /** Whether the header must be written as the specification writes it; then only a chunk with a length is held to it. */
  readonly isExact: boolean;
}

/**
 * Holds a chunk to what its `Content-Range` says.
 *
 * @param size bytes that the upload has
 * @throws {RegistryError} 416 for a chunk that does not go on where the upload is, 400 for one of another length, 500 for a header that
 *   cannot be read as it must be
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-in-chunks
 */
export const checkChunk = (exchange: Exchange, size: number, { progress, isExact }: ChunkOptions): void => {
  const header = exchange.header('content-range');
  const length = exchange.header('content-length');
  if (!header || (isExact && length === undefined)) return;
  const [start, end] = isExact ? exactRange(header) : kindRange(header);
  const fits = start === size && (end >= start || (!isExact && end === start - 1));
  if (!fits) throw new RegistryError('RANGE_INVALID', { headers: progress });
  if (length !== undefined && Number(length) !== end - start + 1) throw new RegistryError('SIZE_INVALID');
};

type Range = readonly [start: number, end: number];

const exactRange = (header: string): Range => {
  const dash = header.indexOf('-');
  if (dash < 0) throw new RegistryError('UNKNOWN', { detail: `invalid content range format, ${header}` });
  const texts = [header.slice(0, dash), header.slice(dash + 1)];
  const wrong = texts.find((text) => !/^[+-]?\d+$/.test(text));
  if (wrong !== undefined)
    throw new RegistryError('UNKNOWN', {
      detail: `strconv.ParseInt: parsing ${JSON.stringify(wrong)}: invalid syntax`,
    });
  return [Number(texts[0]), Number(texts[1])];
};

/** Also as HTTP writes it. What cannot be read does not fit. */
const kindRange = (header: string): Range => {
  const [, start = Number.NaN, end] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(header) ?? [];
  return [Number(start), Number(end)];
};
