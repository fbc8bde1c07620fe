import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { type DockerConfig, findCredentials, parseDockerConfig } from '../../../distribution/docker-config.ts';
import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import { repositoryName } from '../../../image/reference-format.ts';
import type { ClusterApi } from '../cluster-api.ts';
import type { ImageOrigin } from './stream-history.ts';

interface RemoteRepositoriesOptions {
  readonly api: ClusterApi;
  readonly client: DistributionClient;
  /** The cluster's own pull secret, tried after those of the project. */
  readonly nodePullSecret?: (() => DockerConfig | undefined) | undefined;
}

/** Opens conversations with the registries that images came from, with the credentials of the project. */
export class RemoteRepositories {
  readonly #options: RemoteRepositoriesOptions;

  constructor(options: RemoteRepositoriesOptions) {
    this.#options = options;
  }

  async open(namespace: string, stream: string, { reference, isInsecure }: ImageOrigin): Promise<RepositoryClient> {
    const { api, client, nodePullSecret } = this.#options;
    const secrets = await api.getImageStreamSecrets(namespace, stream);
    const configs = [...secrets.map(readSecret), nodePullSecret?.() ?? {}];
    const name = repositoryName(reference);
    const credentials = findCredentials(configs, reference.registry, name);
    return client.repository(reference.registry, name, { credentials, insecure: isInsecure });
  }
}

const readSecret = ({ data = {} }: { readonly data?: Record<string, string> }): DockerConfig => {
  const encoded = data['.dockerconfigjson'] ?? data['.dockercfg'];
  return encoded ? parseDockerConfig(Buffer.from(encoded, 'base64').toString()) : {};
};
