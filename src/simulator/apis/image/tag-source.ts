import type { ImageStream, TagSource } from '../../../resources/images/image-stream.ts';

/** The stream and the tag or image in it that a spec tag points to. */
export interface SplitSource {
  readonly namespace: string;
  readonly stream: string;
  /** Tag or digest. */
  readonly id: string;
}

/** Splits `from` of an ImageStreamTag (at the colon) or ImageStreamImage (at the @); one part alone means the stream itself. */
export const splitSource = (from: TagSource, stream: ImageStream): SplitSource | undefined => {
  const separator = separators[from.kind];
  if (separator === undefined) return undefined;
  const parts = (from.name ?? '').split(separator);
  const [first = '', second = ''] = parts;
  if (parts.length > 2) return undefined;
  const namespace = from.namespace || (stream.metadata.namespace ?? '');
  return parts.length === 1
    ? { namespace, stream: stream.metadata.name, id: first }
    : { namespace, stream: first, id: second };
};

const separators: Readonly<Record<string, string | undefined>> = { ImageStreamTag: ':', ImageStreamImage: '@' };
