import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { type DockerConfig, findCredentials, parseDockerConfig } from '../../../distribution/docker-config.ts';
import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import type { ImageReference } from '../../../image/reference.ts';
import { repositoryName } from '../../../image/reference-format.ts';
import type { ClusterApi } from '../cluster-api.ts';
import type { StreamContext } from './stream-context.ts';
import type { ImageOrigin } from './stream-history.ts';

interface RemoteRepositoriesOptions {
  readonly api: ClusterApi;
  readonly client: DistributionClient;
  /** The cluster's own pull secret, tried after those of the project. */
  readonly nodePullSecret?: (() => DockerConfig | undefined) | undefined;
  /** What the cluster's settings say about registries. @default every registry is asked itself */
  readonly registries?: (() => RemotePolicy) | undefined;
}

/** Where else the images of registries are. References come with their defaults filled in. */
export interface RemotePolicy {
  pullThroughPlacesOf(reference: ImageReference): ImageReference[];
}

/** For which stream, and whom. */
type Asked = Pick<StreamContext, 'namespace' | 'stream' | 'caller'>;

/** Opens conversations with the registries that images came from, with the credentials of the project. */
export class RemoteRepositories {
  readonly #options: RemoteRepositoriesOptions;

  constructor(options: RemoteRepositoriesOptions) {
    this.#options = options;
  }

  /**
   * In the order in which they are to be asked: mirrors first. What is blocked or insecure for nodes is not for the registry; it goes
   * by the stream alone.
   */
  async open(
    { namespace, stream, caller: { trace } }: Asked,
    { reference, isInsecure }: ImageOrigin,
  ): Promise<RepositoryClient[]> {
    const { api, client, nodePullSecret, registries } = this.#options;
    const places = registries?.().pullThroughPlacesOf(reference) ?? [reference];
    const secrets = await api.getImageStreamSecrets(namespace, stream);
    const configs = [...secrets.map(readSecret), nodePullSecret?.() ?? {}];
    return places.map((place) => {
      const name = repositoryName(place);
      const credentials = findCredentials(configs, place.registry, name);
      return client.repository(place.registry, name, { credentials, insecure: isInsecure, trace });
    });
  }
}

const readSecret = ({ data = {} }: { readonly data?: Record<string, string> }): DockerConfig => {
  const encoded = data['.dockerconfigjson'] ?? data['.dockercfg'];
  return encoded ? parseDockerConfig(Buffer.from(encoded, 'base64').toString()) : {};
};
