import { apiHost } from '../../distribution/dial.ts';
import { findCredentials, parseDockerConfig } from '../../distribution/docker-config.ts';
import { asImageReference } from '../../image/reference.ts';
import { repositoryName } from '../../image/reference-format.ts';
import type { Secret } from '../../resources/access/secret.ts';

/** The first of several secrets that has credentials for the registry of an image. @param image a pull spec */
export const secretForImage = (secrets: readonly Secret[], image: string): Secret | undefined => {
  const reference = asImageReference(image);
  if (reference === undefined) return undefined;
  const host = apiHost(reference.registry || 'docker.io');
  return secrets.find((secret) => {
    const content = registryConfig(secret);
    const config = content && parseDockerConfig(Buffer.from(content, 'base64').toString());
    return config && findCredentials([config], host, repositoryName(reference)) !== undefined;
  });
};

/** What a secret says of registries, base64; `undefined` when it is about something else. */
export const registryConfig = ({ data }: Secret): string | undefined =>
  data?.['.dockerconfigjson'] ?? data?.['.dockercfg'];
