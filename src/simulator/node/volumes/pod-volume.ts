import { persistentVolumeClaimKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { presentFacts } from '../environment/present-facts.ts';
import type { FileSystem } from '../files/file-system.ts';
import { FileTree } from '../files/file-tree.ts';
import { filesBelow } from '../files/files-below.ts';
import { madeFile, WrittenFiles } from '../files/written-files.ts';
import type { PodContext } from '../pods/kubelet-context.ts';
import { payloadFiles } from './payload-files.ts';
import { PodTokens } from './pod-tokens.ts';
import { volumePayload } from './volume-payload.ts';

/**
 * The files of a volume: from the API, of the node, of the disk behind a claim, or a folder that lives as long as the
 * pod. What other volumes stand for, servers and drivers elsewhere, is such a folder, too.
 */
export const podVolume = (volume: Volume, context: PodContext): FileSystem => {
  const { pod, client, clock, listers, node, disks } = context;
  const group = pod.spec.securityContext?.fsGroup;
  if (volume.configMap ?? volume.secret ?? volume.downwardAPI ?? volume.projected) {
    const tokens = new PodTokens(pod, client, clock);
    let last = volumePayload(volume, { facts: presentFacts(context), listers, tokens });
    const present = () => {
      try {
        last = volumePayload(volume, { facts: presentFacts(context), listers, tokens });
      } catch {
        // What has gone since stays as it was.
      }
      return last ?? { files: [], sources: [] };
    };
    return payloadFiles(present, () => clock.now(), group);
  }
  if (volume.hostPath !== undefined) return filesBelow(node.hostFiles, volume.hostPath.path);
  const claimName =
    volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral && `${pod.metadata.name}-${volume.name}`);
  if (claimName === undefined) return emptyDisk(clock.now(), group, volume.emptyDir?.medium === 'Memory' ? STICKY : 0);
  const claim = listers.of<PersistentVolumeClaim>(persistentVolumeClaimKind).get(pod.metadata.namespace, claimName);
  const name = claim?.spec?.volumeName ?? claimName;
  let disk = disks.get(name);
  if (disk === undefined) disks.set(name, (disk = emptyDisk(clock.now(), group)));
  return disk;
};

/** In a folder of memory, as in any that the kernel makes, everybody may remove what is theirs alone. */
const STICKY = 0o1000;

const emptyDisk = (modified: number, gid: number | undefined, more = 0): FileSystem => {
  const mode = (gid === undefined ? 0o777 : 0o2777) | more;
  return new WrittenFiles(new FileTree([madeFile('/', undefined, { modified, mode, gid: gid ?? 0 })]));
};
