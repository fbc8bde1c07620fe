import { ApiStatusError } from '../../../../errors/api-status-error.ts';
import type { ImageStream, SpecTag } from '../../../../resources/images/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../../../resources/kinds/kinds.ts';
import type { Client } from '../../../client/client.ts';
import { OcError } from '../../../oc-error.ts';

/** DEST, as far as it is looked at before its turn. */
export interface DestinationWords {
  readonly namespace: string;
  /** `stream:tag` */
  readonly words: string;
}

/** A tag to write or delete. */
export interface Destination extends DestinationWords {
  readonly stream: string;
  readonly tag: string;
}

/**
 * Reads the project of DEST: `[project/]stream:tag`.
 *
 * @throws OcError when a part of it is empty, or there are more
 */
export const parseTarget = (word: string, current: string): DestinationWords => {
  const parts = word.split('/');
  const [namespace = '', words = ''] = parts.length === 1 ? [current, word] : parts;
  const whole = JSON.stringify(word);
  if (parts.length > 2) throw new OcError(`invalid image stream ${whole}`);
  if (namespace === '') throw new OcError(`invalid namespace "" for image stream ${whole}`);
  if (words === '' && parts.length === 2) throw new OcError(`invalid name "" for image stream ${whole}`);
  return { namespace, words };
};

/**
 * Reads the stream and the tag of DEST; `stream:` is its latest tag.
 *
 * @throws OcError when there is no colon
 */
export const splitTarget = ({ namespace, words }: DestinationWords): Destination => {
  const [stream = ''] = words.split(':', 1);
  if (stream === words) throw new OcError(`${JSON.stringify(words)} must be of the form <stream_name>:<tag>`);
  return { namespace, words, stream, tag: words.slice(stream.length + 1) || 'latest' };
};

/**
 * Refuses tags that no registry takes; those that are there already can still be deleted.
 *
 * @throws OcError
 */
export const checkTagName = ({ tag }: Destination): void => {
  if (!/^\w[\w.-]{0,127}$/.test(tag))
    throw new OcError(
      `invalid tag ${JSON.stringify(tag)} format, tags must start with an alphanumeric character followed by alphanumeric, '.' or '-' characters, and have a maximum of 128 characters`,
    );
};

/** Writes a tag through the tag's own resource; for those who may only change whole streams, through the stream. */
export const putTag = async (client: Client, destination: Destination, spec: SpecTag): Promise<void> => {
  const { namespace, words } = destination;
  const body = {
    kind: 'ImageStreamTag',
    apiVersion: 'image.openshift.io/v1',
    metadata: { name: words, namespace, creationTimestamp: null },
    tag: spec,
    generation: 0,
    lookupPolicy: { local: false },
    image: { metadata: { creationTimestamp: null }, dockerImageMetadata: null },
  };
  const replaced = await client
    .replace(imageStreamTagKind, namespace, words, body)
    .catch(unless('MethodNotAllowed', 'Forbidden', 'NotFound'));
  if (replaced) return;
  const created = await client
    .create(imageStreamTagKind, namespace, body)
    .catch(unless('MethodNotAllowed', 'Forbidden'));
  if (!created) await putIntoStream(client, destination, spec);
};

const putIntoStream = async (client: Client, { namespace, stream, tag }: Destination, spec: SpecTag): Promise<void> => {
  const found = await client.find<ImageStream>(imageStreamKind, namespace, stream);
  const others = (found?.spec?.tags ?? []).filter(({ name }) => name !== tag);
  const body = {
    ...(found ?? { kind: 'ImageStream', apiVersion: 'image.openshift.io/v1', metadata: { name: stream } }),
    spec: { ...found?.spec, tags: [...others, spec] },
  };
  await (found
    ? client.replace(imageStreamKind, namespace, stream, body)
    : client.create(imageStreamKind, namespace, body));
};

/** Lets answers with these reasons pass as `undefined`. */
export const unless =
  (...reasons: readonly string[]) =>
  (error: unknown): undefined => {
    if (!(error instanceof ApiStatusError) || !reasons.includes(error.status.reason ?? '')) throw error;
  };
