import { apiHost } from '../../../distribution/dial.ts';
import { findCredentials, parseDockerConfig } from '../../../distribution/docker-config.ts';
import { repositoryName } from '../../../image/reference-format.ts';
import type { Build } from '../../../resources/build.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds.ts';
import type { Secret } from '../../../resources/secret.ts';
import type { ServiceAccount } from '../../../resources/service-account.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { parseReference } from '../../image-streams/parse-reference.ts';

/**
 * The secret that a build reaches an image with: of those of its service account the first that has credentials for the
 * image's registry, else the first one for registries at all.
 *
 * @returns `undefined` when the service account has no such secret (yet)
 */
export const imageSecret = (
  { metadata, spec }: Build,
  image: string,
  listers: Listers,
): { name: string } | undefined => {
  const account = listers
    .of<ServiceAccount>(serviceAccountKind)
    .get(metadata.namespace, spec.serviceAccount || 'builder');
  const secrets = (account?.secrets ?? []).flatMap(({ name }) => {
    const secret = listers.of<Secret>(secretKind).get(metadata.namespace, name);
    return secret !== undefined && contentOf(secret) !== undefined ? [secret] : [];
  });
  const fitting = secrets.find((secret) => fits(secret, image)) ?? secrets[0];
  return fitting && { name: fitting.metadata.name };
};

const contentOf = ({ data }: Secret): string | undefined => data?.['.dockerconfigjson'] ?? data?.['.dockercfg'];

const fits = (secret: Secret, image: string): boolean => {
  const reference = parseReference(image);
  if (reference === undefined) return false;
  const config = parseDockerConfig(Buffer.from(contentOf(secret) ?? '', 'base64').toString());
  return findCredentials([config], apiHost(reference.registry || 'docker.io'), repositoryName(reference)) !== undefined;
};
