import { type ClientProfile, containersImage } from '../../../distribution/client-profile.ts';
import { imageKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { ReachRegistries } from '../reach-registries.ts';

/**
 * What follows image streams and images: imports, signatures, and the workloads and builds that tags set off.
 *
 * @param reach how the controller manager reaches registries
 */
export const imageControllers = (reach: ReachRegistries): readonly OnDemandController[] => [
  {
    kind: imageStreamKind,
    load: async () =>
      (await import('../../controllers/image/image-import-controller.ts')).createImageImportController(),
  },
  {
    kind: imageStreamKind,
    load: async () =>
      (await import('../../controllers/image/scheduled-import-controller.ts')).createScheduledImportController(),
  },
  {
    kind: imageStreamKind,
    load: async () => {
      const { createImageTriggerController, workloadTriggers } = await import(
        '../../controllers/image/image-trigger-controller.ts'
      );
      return createImageTriggerController(workloadTriggers);
    },
  },
  {
    kind: imageKind,
    load: async () =>
      (await import('../../controllers/image/signature-import-controller.ts')).createSignatureImportController(
        reach(signatureDownloader),
      ),
  },
];

/** It is told at once that there were too many requests, and does not ask again. */
const signatureDownloader: ClientProfile = { ...containersImage, waitsOutTooManyRequests: false };
