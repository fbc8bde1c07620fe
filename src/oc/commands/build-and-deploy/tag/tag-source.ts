import { type ImageReference, parseImageReference } from '../../../../image/reference.ts';
import type { ImageStream } from '../../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../../resources/kinds/kinds.ts';
import type { Invocation } from '../../../command.ts';
import { referenceProblem } from '../../../image/reference-problem.ts';
import { OcError } from '../../../oc-error.ts';

/** What a tag is to point to. */
export interface TagSourceReference {
  readonly kind: 'DockerImage' | 'ImageStreamTag' | 'ImageStreamImage';
  readonly reference: ImageReference;
}

/** The words of `--source`. */
export const sourceKinds: Readonly<Record<string, TagSourceReference['kind']>> = {
  docker: 'DockerImage',
  dockerimage: 'DockerImage',
  imagestreamimage: 'ImageStreamImage',
  imagestreamtag: 'ImageStreamTag',
  isimage: 'ImageStreamImage',
  istag: 'ImageStreamTag',
};

/**
 * Reads SOURCE. The tag of a stream becomes the image that it points to now, unless the new tag is to follow it.
 *
 * @throws OcError for a word that is no source of its kind, or a tag that points nowhere
 */
export const readSource = async (
  invocation: Invocation,
  word: string,
  wanted: TagSourceReference['kind'] | undefined,
): Promise<TagSourceReference> => {
  const named = parsed(word, 'invalid SOURCE');
  const kind = wanted ?? guessKind(named);
  if (kind === 'DockerImage') return { kind, reference: named };
  const reference = wanted && named.namespace === 'library' ? { ...named, namespace: invocation.namespace } : named;
  if (reference.registry) throw new OcError('server in SOURCE is only allowed when providing a container image');
  if (kind === 'ImageStreamTag' && !(reference.name && reference.tag))
    throw new OcError('--source=ImageStreamTag requires a valid <name>:<tag> in SOURCE');
  if (kind === 'ImageStreamImage' && !(reference.name && reference.id))
    throw new OcError('--source=ImageStreamImage requires a valid <name>@<id> in SOURCE');
  if (kind === 'ImageStreamImage' || invocation.flags.boolean('alias')) return { kind, reference };
  return await currentImage(invocation, reference, word);
};

const parsed = (word: string, problem: string): ImageReference => {
  try {
    return parseImageReference(word);
  } catch (cause) {
    throw new OcError(`${problem}: ${referenceProblem(cause)}`, { cause });
  }
};

/** `library/foo:1` is a tag of a stream in project `library`, `foo` alone is an image. */
const guessKind = ({ registry, id, tag }: ImageReference): TagSourceReference['kind'] => {
  if (registry) return 'DockerImage';
  if (id) return 'ImageStreamImage';
  return tag ? 'ImageStreamTag' : 'DockerImage';
};

const currentImage = async (
  invocation: Invocation,
  reference: ImageReference,
  word: string,
): Promise<TagSourceReference> => {
  const stream = await invocation.client.get<ImageStream>(
    imageStreamKind,
    reference.namespace || invocation.namespace,
    reference.name,
  );
  const event = stream.status?.tags?.find(({ tag }) => tag === reference.tag)?.items?.[0];
  if (!event)
    throw new OcError(
      `${JSON.stringify(word)} is not currently pointing to an image, cannot use it as the source of a tag`,
    );
  const unreadable = `the image stream tag ${JSON.stringify(word)} has an invalid pull spec and cannot be used to tag`;
  if (event.image === '') return { kind: 'DockerImage', reference: parsed(event.dockerImageReference, unreadable) };
  return { kind: 'ImageStreamImage', reference: { ...reference, tag: '', id: event.image } };
};
