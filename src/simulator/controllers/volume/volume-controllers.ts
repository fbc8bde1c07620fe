import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';

/** The controllers of claims and volumes. */
export const volumeControllers: readonly OnDemandController[] = [
  {
    kind: persistentVolumeClaimKind,
    load: async () => (await import('./claim-protection-controller.ts')).createClaimProtectionController(),
  },
  {
    kind: persistentVolumeKind,
    load: async () => (await import('./volume-protection-controller.ts')).createVolumeProtectionController(),
  },
];
