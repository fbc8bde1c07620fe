import type { DownwardFile, Volume, VolumeProjection } from '../../../resources/workloads/pod-spec.ts';
import { quantityNumber } from '../quantity.ts';
import { claimLines } from './claim-lines.ts';
import { describeSource } from './describe-source.ts';

/** The volumes of a pod or, two deeper, of a pod template. */
export const describeVolumes = (volumes: readonly Volume[] | undefined, indent = ''): string =>
  volumes?.length
    ? `${indent}Volumes:\n${volumes.map((volume) => `  ${indent === '' ? '' : ' '}${volume.name}:\n${volumeLines(volume)}`).join('')}`
    : `${indent}Volumes:\t<none>\n`;

/** Sources that only pods have stand here, others with those of the cluster. */
const volumeLines = (volume: Volume): string => {
  const { emptyDir, secret, configMap, projected, downwardAPI, gitRepo, image, ephemeral } = volume;
  if (emptyDir) {
    const { medium = '', sizeLimit } = emptyDir as { medium?: string; sizeLimit?: string };
    const limit = quantityNumber(sizeLimit ?? '0') > 0 ? sizeLimit : '<unset>';
    return lines("EmptyDir (a temporary directory that shares a pod's lifetime)", { Medium: medium, SizeLimit: limit });
  }
  if (secret)
    return lines('Secret (a volume populated by a Secret)', {
      SecretName: secret.secretName,
      Optional: secret.optional ?? false,
    });
  if (configMap)
    return lines('ConfigMap (a volume populated by a ConfigMap)', {
      Name: configMap.name,
      Optional: configMap.optional ?? false,
    });
  if (gitRepo)
    return lines('GitRepo (a volume that is pulled from git when the pod is created)', {
      Repository: gitRepo.repository,
      Revision: gitRepo.revision ?? '',
    });
  if (image)
    return lines('Image (a container image or OCI artifact)', {
      Reference: image.reference ?? '',
      PullPolicy: image.pullPolicy ?? '',
    });
  if (projected)
    return (
      lines('Projected (a volume that contains injected data from multiple sources)', {}) +
      (projected.sources ?? []).map(projectionLines).join('')
    );
  if (downwardAPI)
    return `${lines('DownwardAPI (a volume populated by information about the pod)', {})}    Items:\n${(downwardAPI.items ?? []).map(fileLines).join('')}`;
  if (volume.persistentVolumeClaim)
    return lines('PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)', {
      ClaimName: volume.persistentVolumeClaim.claimName,
      ReadOnly: volume.persistentVolumeClaim.readOnly ?? false,
    });
  if (ephemeral) {
    const { metadata = {}, spec = {} } = ephemeral.volumeClaimTemplate ?? {};
    const is = 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)';
    return lines(is, {}) + (ephemeral.volumeClaimTemplate ? claimLines({ metadata, spec }, '    ') : '');
  }
  return describeSource({ ...volume }, false) ?? '  <unknown>\n';
};

const lines = (type: string, facts: Readonly<Record<string, unknown>>): string => factLines({ Type: type, ...facts });

const factLines = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([label, value]) => `    ${label}:\t${value}\n`)
    .join('');

const projectionLines = ({ secret, configMap, downwardAPI, serviceAccountToken }: VolumeProjection): string => {
  if (secret) return factLines({ SecretName: secret.name, SecretOptionalName: secret.optional ?? '<nil>' });
  if (downwardAPI) return factLines({ DownwardAPI: true });
  if (configMap) return factLines({ ConfigMapName: configMap.name, ConfigMapOptional: configMap.optional ?? '<nil>' });
  return serviceAccountToken
    ? factLines({ TokenExpirationSeconds: serviceAccountToken.expirationSeconds ?? 3600 })
    : '';
};

const fileLines = ({ path, fieldRef, resourceFieldRef }: DownwardFile): string =>
  [fieldRef?.fieldPath, resourceFieldRef?.resource]
    .filter((from) => from !== undefined)
    .map((from) => `      ${from} -> ${path}\n`)
    .join('');
