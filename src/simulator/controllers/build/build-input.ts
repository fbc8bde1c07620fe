import type { Build } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import { derivedName } from '../../../resources/metadata/derived-name.ts';
import { type Attachment, attach, attachConfigMap, attachSecret, LONGEST_LABEL, volumeName } from './attachment.ts';
import { CONFIGS } from './builder-volumes.ts';

const SECRETS = '/var/run/secrets/openshift.io';

/** What ends the names of volumes that users ask for. */
const USE = 'user-build-volume';

/** The credentials for the registries that the image goes to and that images come from. */
export const registryCredentials = ({ spec }: Build): Attachment[] => {
  const { pushSecret } = spec.output ?? {};
  const { pullSecret } = imageStrategyOf(spec.strategy) ?? {};
  return [
    ...(pushSecret ? [attachSecret(pushSecret.name, 'push', `${SECRETS}/push`, 'PUSH_DOCKERCFG_PATH')] : []),
    ...(pullSecret ? [attachSecret(pullSecret.name, 'pull', `${SECRETS}/pull`, 'PULL_DOCKERCFG_PATH')] : []),
    ...(spec.source?.images ?? []).flatMap(({ pullSecret: secret }, index) =>
      secret
        ? [
            attachSecret(
              secret.name,
              `source-image${index}`,
              `${SECRETS}/source-image/${index}`,
              `PULL_SOURCE_DOCKERCFG_PATH_${index}`,
            ),
          ]
        : [],
    ),
  ];
};

/** The credentials for the repository of the sources. */
export const sourceCredentials = ({ spec }: Build): Attachment[] => {
  const { sourceSecret } = spec.source ?? {};
  return sourceSecret ? [attachSecret(sourceSecret.name, 'source', `${SECRETS}/source`, 'SOURCE_SECRET_PATH')] : [];
};

/** Secrets and config maps that are a part of the sources. */
export const inputFiles = ({ spec }: Build): Attachment[] => [
  ...(spec.source?.secrets ?? []).map(({ secret: { name } }) =>
    attachSecret(name, 'build', `${SECRETS}/build/${name}`),
  ),
  ...(spec.source?.configMaps ?? []).map(({ configMap: { name } }) =>
    attachConfigMap(name, 'build', `${CONFIGS}/build/${name}`),
  ),
];

/**
 * Volumes that are there while the image is built.
 *
 * @param taken paths of other volumes
 * @throws Error when a volume wants one of them
 */
export const userVolumes = ({ spec }: Build, taken: readonly string[]): Attachment[] => {
  const { volumes = [] } = spec.strategy.dockerStrategy ?? spec.strategy.sourceStrategy ?? {};
  return volumes.map(({ name, source, mounts = [] }) => {
    const twice = mounts.find(({ destinationPath = '' }) => taken.includes(destinationPath));
    if (twice)
      throw new Error(
        `user provided BuildVolumeMount path ${JSON.stringify(twice.destinationPath)} collides with VolumeMount path created by the build controller`,
      );
    const { secret, configMap, csi } = source;
    const object = (secret?.secretName ?? configMap?.name ?? name).toLowerCase();
    return attach(
      {
        name: volumeName(object, USE),
        ...(secret && { secret: { ...secret, secretName: secret.secretName ?? '' } }),
        ...(configMap && { configMap: { ...configMap, name: configMap.name ?? '' } }),
        ...(csi && { csi }),
      },
      `/var/run/openshift.io/volumes/${derivedName(object, USE, LONGEST_LABEL)}`,
    );
  });
};
