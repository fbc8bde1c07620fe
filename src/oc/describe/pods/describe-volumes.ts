import type { Volume, VolumeProjection } from '../../../resources/pod-spec.ts';

/** The volumes of a pod or, two deeper, of a pod template. */
export const describeVolumes = (volumes: readonly Volume[] | undefined, indent = ''): string =>
  volumes?.length
    ? `${indent}Volumes:\n${volumes.map((volume) => `  ${indent === '' ? '' : ' '}${volume.name}:\n${volumeLines(volume)}`).join('')}`
    : `${indent}Volumes:\t<none>\n`;

const volumeLines = (volume: Volume): string => {
  const { emptyDir, secret, configMap, projected, downwardAPI, hostPath, persistentVolumeClaim: claim } = volume;
  if (emptyDir)
    return lines("EmptyDir (a temporary directory that shares a pod's lifetime)", {
      Medium: emptyDir.medium ?? '',
      SizeLimit: emptyDir.sizeLimit ?? '<unset>',
    });
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
  if (projected)
    return (
      lines('Projected (a volume that contains injected data from multiple sources)', {}) +
      projected.sources.map(projectionLines).join('')
    );
  if (downwardAPI) return lines('DownwardAPI (a volume populated by information about the pod)', {});
  if (hostPath)
    return lines('HostPath (bare host directory volume)', { Path: hostPath.path, HostPathType: hostPath.type ?? '' });
  if (claim)
    return lines('PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)', {
      ClaimName: claim.claimName,
      ReadOnly: claim.readOnly ?? false,
    });
  return '    <unknown>\n';
};

const lines = (type: string, facts: Readonly<Record<string, unknown>>): string => factLines({ Type: type, ...facts });

const factLines = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([label, value]) => `    ${label}:\t${value}\n`)
    .join('');

const projectionLines = ({ secret, configMap, downwardAPI, serviceAccountToken }: VolumeProjection): string => {
  if (secret) return factLines({ SecretName: secret.name, Optional: secret.optional ?? '<nil>' });
  if (configMap) return factLines({ ConfigMapName: configMap.name, ConfigMapOptional: configMap.optional ?? '<nil>' });
  if (serviceAccountToken) return factLines({ TokenExpirationSeconds: serviceAccountToken.expirationSeconds ?? 3600 });
  return downwardAPI ? factLines({ DownwardAPI: true }) : '';
};
