import { persistentVolumeClaimKind, persistentVolumeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';

/** The controllers of claims and volumes. */
export const volumeControllers: readonly OnDemandController[] = [
  {
    kind: podKind,
    wants: (pod) => (pod as Pod).spec.volumes?.some(({ ephemeral }) => ephemeral) === true,
    load: async () => (await import('./ephemeral-volume-controller.ts')).createEphemeralVolumeController(),
  },
  {
    kind: persistentVolumeKind,
    load: async () => (await import('./volume-phase-controller.ts')).createVolumePhaseController(),
  },
  {
    kind: persistentVolumeClaimKind,
    load: async () => (await import('./claim-binding-controller.ts')).createClaimBindingController(),
  },
  {
    kind: persistentVolumeClaimKind,
    load: async () => (await import('./claim-protection-controller.ts')).createClaimProtectionController(),
  },
  {
    kind: persistentVolumeKind,
    load: async () => (await import('./volume-protection-controller.ts')).createVolumeProtectionController(),
  },
];
