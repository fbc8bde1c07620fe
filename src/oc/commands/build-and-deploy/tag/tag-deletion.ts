import type { ImageStream } from '../../../../resources/images/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../../../resources/kinds/kinds.ts';
import type { Client } from '../../../client/client.ts';
import { OcError } from '../../../oc-error.ts';
import { type Destination, unless } from './tag-destination.ts';

/**
 * Deletes a tag through the tag's own resource; for those who may only change whole streams, from the tags that the stream
 * is to have.
 *
 * @returns what is told of it, also of a stream that there is not
 * @throws OcError when the stream is not to have the tag
 */
export const deletedText = async (client: Client, destination: Destination): Promise<string> => {
  const { namespace, words, stream, tag } = destination;
  const deleted = await client
    .remove(imageStreamTagKind, namespace, `${stream}:${tag}`, deleteOptions)
    .catch(unless('MethodNotAllowed', 'Forbidden'));
  if (!deleted) {
    const found = await client.find<ImageStream>(imageStreamKind, namespace, stream);
    if (!found) return `Image stream ${JSON.stringify(stream)} does not exist.\n`;
    await deleteFromStream(client, destination, found);
  }
  return `Deleted tag ${namespace}/${words}.\n`;
};

const deleteOptions = { kind: 'DeleteOptions', apiVersion: 'image.openshift.io/v1' };

const deleteFromStream = async (
  client: Client,
  { namespace, words, stream, tag }: Destination,
  found: ImageStream,
): Promise<void> => {
  const tags = found.spec?.tags ?? [];
  const rest = tags.filter(({ name }) => name !== tag);
  if (rest.length === tags.length) throw new OcError(`destination tag ${namespace}/${words} does not exist.`);
  await client.replace(imageStreamKind, namespace, stream, { ...found, spec: { ...found.spec, tags: rest } });
};
