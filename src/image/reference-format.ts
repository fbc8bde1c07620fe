import type { ImageReference } from './reference.ts';

/** The registry that a pull spec without a registry means. */
export const defaultRegistry = 'docker.io';

/**
 * Fills in what a client needs to *connect*: registry `docker.io`, namespace `library` (there only) and tag `latest` unless there
 * is a digest. What is *stored* in an image stream keeps the spelling of the user.
 */
export const dockerDefaults = (reference: ImageReference): ImageReference => {
  const registry = reference.registry || defaultRegistry;
  return {
    ...reference,
    registry,
    namespace: reference.namespace || (isDockerHub(registry) ? 'library' : ''),
    tag: reference.tag || (reference.id ? '' : 'latest'),
  };
};

/** Every part that is present: `quay.io/org/app:v1@sha256:…`. */
export const formatExact = (reference: ImageReference): string =>
  [repositorySpec(reference), reference.tag && `:${reference.tag}`, reference.id && `@${reference.id}`].join('');

/** Registry and repository, without tag and digest. */
export const repositorySpec = (reference: ImageReference): string =>
  [reference.registry, reference.namespace, reference.name].filter(Boolean).join('/');

/** The repository's name on the wire, below `/v2/`: `library/nginx`. */
export const repositoryName = (reference: ImageReference): string =>
  [reference.namespace, reference.name].filter(Boolean).join('/');

/** Whether the host is one of Docker Hub's names. */
export const isDockerHub = (registry: string): boolean =>
  registry === 'docker.io' || registry === 'index.docker.io' || registry === 'registry-1.docker.io';
