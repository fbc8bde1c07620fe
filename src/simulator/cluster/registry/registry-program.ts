import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Command } from '../../node/exec/process.ts';
import type { StorageDriver } from '../../registry/storage/storage-driver.ts';
import type { Foundation } from '../foundation.ts';
import { registryNamespace } from './registry-facts.ts';

/**
 * `dockerregistry -prune=check` and `-prune=delete` in the pod of the internal registry; `undefined` for other commands and
 * pods.
 *
 * @param storage what the pod shows as `/registry`
 */
export const registryProgram =
  ({ listers, clock }: Foundation, storage: StorageDriver) =>
  (name: string, { metadata }: Pod): Command | undefined =>
    metadata.namespace === registryNamespace && /^(\/usr\/bin\/)?dockerregistry$/.test(name)
      ? async ({ args, out, err }) => {
          const mode = args.map((arg) => /^--?prune=(.*)$/.exec(arg)?.[1]).find((found) => found !== undefined);
          if (mode !== 'check' && mode !== 'delete') {
            err('invalid value for the -prune option: expected check or delete; the registry itself runs already\n');
            return 1;
          }
          const { hardPrune } = await import('../../registry/internal/hard-prune.ts');
          await hardPrune({
            storage,
            streams: listers.of<ImageStream>(imageStreamKind).list(),
            images: listers.of<Image>(imageKind).list(),
            clock,
            dryRun: mode === 'check',
            out: (line) => out(`${line}\n`),
          });
          return 0;
        }
      : undefined;
