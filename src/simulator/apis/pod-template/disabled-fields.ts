import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { containersOf } from './containers-of.ts';

type Fields = Record<string, unknown>;

/**
 * Removes what is behind feature gates that are off: the server reads it and keeps nothing of it.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/pod/util.go
 */
export const dropDisabledFields = (spec: PodSpec): void => {
  for (const field of ['hostUsers', 'resourceClaims', 'resources']) delete (spec as unknown as Fields)[field];
  const security = spec.securityContext as Fields | undefined;
  for (const field of ['supplementalGroupsPolicy', 'seLinuxChangePolicy']) delete security?.[field];
  for (const [container] of containersOf(spec, '')) {
    delete (container as unknown as Fields)['resizePolicy'];
    const own = container.securityContext as Fields | undefined;
    if (own?.['procMount'] !== undefined) own['procMount'] = 'Default';
    delete (container.resources as Fields | undefined)?.['claims'];
  }
  for (const volume of spec.volumes ?? []) {
    delete (volume as unknown as Fields)['image'];
    for (const source of volume.projected?.sources ?? []) delete (source as Fields)['clusterTrustBundle'];
  }
};
