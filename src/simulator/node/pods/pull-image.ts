import type { Credentials } from '../../../distribution/credentials.ts';
import { type DockerConfig, findCredentials } from '../../../distribution/docker-config.ts';
import type { ImageReference } from '../../../image/reference.ts';
import { repositoryName } from '../../../image/reference-format.ts';
import { candidatesFor } from '../images/image-name.ts';
import { ImagePull, type PulledImage } from '../images/image-pull.ts';
import { defaultRegistries } from '../images/registries-configuration.ts';
import { TooManyRequests } from '../images/too-many-requests.ts';
import { Unanswered } from '../images/unanswered.ts';
import type { PodContext } from './kubelet-context.ts';

/** A pull that a registry has put off by so many milliseconds, or by saying nothing. */
export interface PutOff {
  readonly pulls: readonly ImagePull[];
  readonly retryAfter: number;
}

/** The pulls that an image name asks for: one, unless it names no registry; then the first that works counts. */
export const pullsFor = (
  image: string,
  configs: readonly DockerConfig[],
  { node, options, clock }: PodContext,
): ImagePull[] => {
  const registries = options.registries?.() ?? defaultRegistries;
  const credentialsFor = (place: ImageReference): Credentials | undefined =>
    findCredentials(configs, place.registry, repositoryName(place));
  return candidatesFor(image, () => registries.unqualifiedSearch).map(
    (reference) =>
      new ImagePull(reference, {
        store: node.images,
        client: options.registryClient,
        registries,
        credentialsFor,
        clock,
      }),
  );
};

/** @throws PullError of the last candidate */
export const pullImage = async (pulls: readonly ImagePull[]): Promise<PulledImage | PutOff> => {
  let failure: unknown;
  for (const [index, pull] of pulls.entries()) {
    try {
      return await pull.attempt();
    } catch (error) {
      if (error instanceof TooManyRequests || error instanceof Unanswered)
        return { pulls: pulls.slice(index), retryAfter: error.retryAfter };
      failure = error;
    }
  }
  throw failure;
};
