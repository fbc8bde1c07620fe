import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import type { Build } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { registryConfig, secretForImage } from '../../image-streams/secret-for-image.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Gives a build the secrets by which it reaches registries, unless it names them.
 *
 * @throws StartRefused when there is no service account to take them from
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const giveSecrets = (build: Build, listers: Listers): void => {
  const { output, strategy, source } = build.spec;
  if (output?.to?.name) output.pushSecret ??= imageSecret(build, output.to.name, listers);
  const input = imageStrategyOf(strategy);
  if (input) input.pullSecret ??= imageSecret(build, input.from?.name ?? '', listers);
  for (const image of source?.images ?? []) image.pullSecret ??= imageSecret(build, image.from.name, listers);
};

/** Of those of the build's service account the first that has credentials for the image's registry, else the first one at all. */
const imageSecret = ({ metadata, spec }: Build, image: string, listers: Listers): { name: string } | undefined => {
  const account = listers
    .of<ServiceAccount>(serviceAccountKind)
    .get(metadata.namespace, spec.serviceAccount || 'builder');
  if (account === undefined)
    throw new StartRefused(
      {
        reason: 'CannotRetrieveServiceAccount',
        message: 'Unable to look up the service account secrets for this build.',
      },
      true,
    );
  const secrets = (account.imagePullSecrets ?? []).flatMap(({ name }) => {
    const secret = listers.of<Secret>(secretKind).get(metadata.namespace, name);
    return secret !== undefined && registryConfig(secret) !== undefined ? [secret] : [];
  });
  const fitting = secretForImage(secrets, image) ?? secrets[0];
  return fitting && { name: fitting.metadata.name };
};
