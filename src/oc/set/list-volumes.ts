import { persistentVolumeClaimKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodSpec, Volume } from '../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { chosenContainers } from './change-volumes.ts';

/** Prints the volumes of an object and where they are mounted. @throws OcError when it lacks the one of `--name` */
export const listVolumes = async (
  invocation: Invocation,
  { object, namespace }: LoadedObject,
  spec: PodSpec,
): Promise<void> => {
  const { context, flags } = invocation;
  const name = flags.string('name');
  // As in `oc`, whose objects have lost their kind here, no kind stands before the name.
  context.stdout(` ${object.metadata.name}\n`);
  const volumes = (spec.volumes ?? []).filter((volume) => name === '' || volume.name === name);
  for (const volume of volumes) {
    const claim = await claimText(invocation, volume, namespace);
    context.stdout(`  ${sourceText(volume)}${claim} as ${volume.name}\n`);
    for (const container of chosenContainers(invocation, spec))
      for (const mount of container.volumeMounts ?? [])
        if (mount.name === volume.name)
          context.stdout(
            `    mounted at ${mount.mountPath}${spec.containers.length === 1 ? '' : ` in container ${container.name}`}\n`,
          );
  }
  if (name !== '' && volumes.length === 0) throw new OcError(`volume ${JSON.stringify(name)} not found`);
};

const sourceText = ({ nfs, emptyDir, hostPath, persistentVolumeClaim, secret, configMap }: Volume): string => {
  if (emptyDir) return 'empty directory';
  if (hostPath) return `host path ${hostPath.path}`;
  if (persistentVolumeClaim)
    return `pvc/${persistentVolumeClaim.claimName}${persistentVolumeClaim.readOnly ? ' read-only' : ''}`;
  if (secret) return `secret/${secret.secretName}`;
  if (nfs) return `NFS ${nfs.server}:${nfs.path}${nfs.readOnly ? ' read-only' : ''}`;
  return configMap ? `configMap/${configMap.name}` : 'unknown';
};

interface Claim extends KubeObject {
  readonly spec: { readonly volumeName?: string; readonly resources?: { readonly requests?: { storage?: string } } };
  readonly status?: { readonly capacity?: { readonly storage?: string } };
}

const claimText = async (
  { client }: Invocation,
  { persistentVolumeClaim }: Volume,
  namespace: string,
): Promise<string> => {
  if (!persistentVolumeClaim) return '';
  const claim = await client.find<Claim>(persistentVolumeClaimKind, namespace, persistentVolumeClaim.claimName);
  if (!claim) return ' (does not exist)';
  const { spec, status } = claim;
  const wanted = spec.resources?.requests?.storage;
  if (!spec.volumeName) return wanted === undefined ? ' (waiting to allocate)' : ` (waiting for ${wanted}B allocation)`;
  const capacity = status?.capacity?.storage;
  return capacity === undefined ? ' (allocated unknown size)' : ` (allocated ${capacity}B)`;
};
