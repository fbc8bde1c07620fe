import type { Credentials } from '../../../../distribution/credentials.ts';
import { type DockerConfig, findCredentials, parseDockerConfig } from '../../../../distribution/docker-config.ts';
import type { Secret } from '../../../../resources/access/secret.ts';

/** Annotation of secrets that imports must not use. */
const excludeAnnotation = 'openshift.io/image.excludeSecret';

/** The payload key of a pull secret by its type. */
const payloadKeys: Readonly<Record<string, string | undefined>> = {
  'kubernetes.io/dockercfg': '.dockercfg',
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
};

/** Whether imports into the secret's namespace use it. */
export const isImportSecret = (secret: Secret): boolean =>
  payloadKeys[secret.type] !== undefined && secret.metadata.annotations?.[excludeAnnotation] !== 'true';

/** The credentials that an import has at hand: those of the namespace's pull secrets, and behind them the cluster's own. */
export class ImportCredentials {
  readonly #configs: readonly DockerConfig[];
  readonly #fallback: readonly DockerConfig[];

  constructor(secrets: readonly Secret[], clusterWide?: Secret) {
    this.#configs = secrets.filter(isImportSecret).map(configOf);
    this.#fallback = clusterWide && isImportSecret(clusterWide) ? [configOf(clusterWide)] : [];
  }

  /** Those with the longest matching path. */
  find(registry: string, repository: string): Credentials | undefined {
    return (
      findCredentials(this.#configs, registry, repository) ?? findCredentials(this.#fallback, registry, repository)
    );
  }
}

/** Scheduled imports read the same secrets again and again. */
const configs = new WeakMap<Secret, DockerConfig>();

const configOf = (secret: Secret): DockerConfig => {
  let config = configs.get(secret);
  if (config === undefined) configs.set(secret, (config = parseDockerConfig(payloadOf(secret))));
  return config;
};

const payloadOf = ({ type, data }: Secret): string =>
  Buffer.from(data?.[payloadKeys[type] ?? ''] ?? '', 'base64').toString();
