import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { binarySize } from '../../image/binary-size.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { imageStorage } from '../../prune/image-storage.ts';

/** `oc adm top imagestreams`: how much the current images of each stream take. */
export const admTopImageStreams: Command = {
  usage: '[flags]',
  flags: [],
  run: async ({ client, flags, context, namespace }) => {
    const images = new Map(
      (await client.list<Image>(imageKind, '')).items.map((image) => [image.metadata.name, image]),
    );
    const streams = (await client.list<ImageStream>(imageStreamKind, flags.has('namespace') ? namespace : '')).items;
    const rows = streams
      .map(({ metadata, status }) => {
        const digests = new Set((status?.tags ?? []).map(({ items }) => items?.[0]?.image ?? ''));
        const own = [...digests].map((digest) => images.get(digest)).filter((image) => image !== undefined);
        const layers = own.reduce((sum, { dockerImageLayers }) => sum + (dockerImageLayers ?? []).length, 0);
        const name = `${metadata.namespace}/${metadata.name}`;
        return { name, storage: imageStorage(own), images: own.length, layers };
      })
      .sort((one, other) => other.storage - one.storage || other.images - one.images)
      .map((row) => [row.name, binarySize(row.storage), row.images, row.layers]);
    const header = ['NAME', 'STORAGE', 'IMAGES', 'LAYERS'];
    context.stdout(alignTabs([header, ...rows].map((cells) => `${cells.join('\t')}\t\n`).join(''), { padding: 1 }));
  },
};
