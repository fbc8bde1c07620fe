import { type ImageReference, InvalidReferenceError, parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults, isDockerHub, repositorySpec } from '../../../image/reference-format.ts';

/** Where the runtime looks for a name without a registry, in this order, as in OpenShift's registries.conf. */
export const unqualifiedSearch: readonly string[] = ['registry.access.redhat.com', 'docker.io'];

/**
 * The image of a container with `:latest` where neither tag nor digest is written, as the kubelet completes it.
 *
 * @throws InvalidReferenceError
 */
export const withDefaultTag = (image: string): string => {
  const { tag, id } = parseName(image);
  return tag === '' && id === '' ? `${image}:latest` : image;
};

/** All images that a name may mean: one, unless it names no registry; then it is sought in those that `search` gives. */
export const candidatesFor = (
  image: string,
  search: () => readonly string[] = () => unqualifiedSearch,
): ImageReference[] => {
  const reference = parseName(image);
  if (reference.registry !== '') return [dockerDefaults(reference)];
  return search().map((registry) => dockerDefaults({ ...reference, registry }));
};

/** The name under which a node keeps an image: `docker.io/library/app:v1`, or with the digest if there is one. */
export const storageName = (reference: ImageReference): string =>
  `${repositorySpec(reference)}${reference.id === '' ? `:${reference.tag}` : `@${reference.id}`}`;

/** The name as error texts show it, without what Docker Hub makes superfluous: `app:v1`. */
export const familiarName = (reference: ImageReference): string => {
  const hub = isDockerHub(reference.registry);
  const short = {
    ...reference,
    registry: hub ? '' : reference.registry,
    namespace: hub && reference.namespace === 'library' ? '' : reference.namespace,
  };
  return storageName(short);
};

/** A single component is a repository here, even with a dot in it; a digest is in lower case. */
const parseName = (image: string): ImageReference => {
  const reference = parseImageReference(image);
  if (/[A-F]/.test(reference.id)) throw new InvalidReferenceError(image, 'invalid checksum digest format');
  if (reference.name !== '') return reference;
  if (/[A-Z]/.test(reference.registry))
    throw new InvalidReferenceError(
      image,
      `invalid reference format: repository name (${reference.registry}) must be lowercase`,
    );
  return { ...reference, registry: '', name: reference.registry };
};
