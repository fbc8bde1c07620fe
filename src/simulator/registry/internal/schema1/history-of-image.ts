import { createHash } from 'node:crypto';
import { goJson } from '../../../../image/go-json.ts';
import { entriesInOrder } from '../../../../image/key-order.ts';
import { emptyLayerDigest } from './empty-layer.ts';

/** The parts of an image's configuration that its history is made from. */
export interface ImageConfiguration {
  readonly architecture?: string;
  readonly rootfs?: { readonly diff_ids?: readonly string[] };
  readonly history?: readonly HistoryStep[];
}

interface HistoryStep {
  readonly created?: string;
  readonly created_by?: string;
  readonly author?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

/** One step of an image as old manifests tell it: a layer, and the JSON of an image of its own. */
export interface OldImage {
  readonly blobSum: string;
  readonly v1Compatibility: string;
}

/**
 * Tells the history of an image as a chain of images, the newest first. All but the newest are made up: their names only have to differ.
 *
 * @param text the configuration as it is stored
 * @param layers the digests of the manifest's layers
 * @throws {Error} when history and layers do not fit together
 * @see https://github.com/distribution/distribution/blob/v2.8.3/manifest/schema1/config_builder.go
 */
export const historyOfImage = (text: string, layers: readonly string[]): OldImage[] => {
  const configuration = JSON.parse(text) as ImageConfiguration;
  const steps = configuration.history ?? [];
  if (steps.length === 0) throw new Error('empty history when trying to create schema1 manifest');
  if (configuration.rootfs?.diff_ids?.length !== layers.length)
    throw new Error('number of descriptors and number of layers in rootfs must match');
  const remaining = [...layers];
  let parent = '';
  const images = steps.map((step, index): OldImage => {
    const blobSum = step.empty_layer ? emptyLayerDigest : remaining.shift();
    if (blobSum === undefined) throw new Error('too many non-empty layers in History section');
    const hex = blobSum.slice(blobSum.indexOf(':') + 1);
    const isNewest = index === steps.length - 1;
    const id = sha256(isNewest ? `${hex} ${parent} ${text}` : `${hex} ${parent}`);
    const v1Compatibility = isNewest
      ? newest(text, { id, parent, isEmpty: step.empty_layer === true })
      : madeUp(step, { id, parent });
    parent = id;
    return { blobSum, v1Compatibility };
  });
  return images.reverse();
};

const madeUp = (step: HistoryStep, { id, parent }: { id: string; parent: string }): string =>
  goJson({
    id,
    ...(parent ? { parent } : {}),
    ...(step.comment ? { comment: step.comment } : {}),
    created: step.created?.replace(/(\.\d*?)0+(?=[Z+-])/, '$1').replace(/\.(?=[Z+-])/, '') ?? '0001-01-01T00:00:00Z',
    container_config: { Cmd: [step.created_by ?? ''] },
    ...(step.author ? { author: step.author } : {}),
    ...(step.empty_layer ? { throwaway: true } : {}),
  });

/** The configuration itself, without what old clients did not know. */
const newest = (text: string, { id, parent, isEmpty }: { id: string; parent: string; isEmpty: boolean }): string => {
  const { rootfs: _layers, history: _steps, ...known } = JSON.parse(text) as Record<string, unknown>;
  const all = { ...known, id, ...(parent ? { parent } : {}), ...(isEmpty ? { throwaway: true } : {}) };
  return goJson(Object.fromEntries(entriesInOrder(all)));
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
