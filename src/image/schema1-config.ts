import { goJson } from './go-json.ts';
import { entriesInOrder } from './key-order.ts';
import type { Schema1Manifest } from './schema1-manifest.ts';

/** What Docker's first API said of a layer, as far as a configuration is made from it. */
interface OldLayer {
  readonly created?: string;
  readonly author?: string;
  readonly comment?: string;
  readonly container_config?: { readonly Cmd?: readonly string[] | null };
  /** It changed no file. */
  readonly throwaway?: boolean;
}

/** Of the layers, from the base upwards, those that changed a file. */
export const layersOfSchema1 = ({ layers, history }: Schema1Manifest): string[] =>
  layers.filter((_, index) => read(history[index]).throwaway !== true).reverse();

/**
 * The text of the configuration that containers/image makes of an image in Docker's first schema; its digest is the image's id.
 *
 * @param diffIds the digests of the unpacked layers that changed a file, from the base upwards
 * @see https://github.com/containers/image/blob/v5.34.0/manifest/docker_schema1.go
 */
export const configOfSchema1 = ({ history }: Schema1Manifest, diffIds: readonly string[]): string => {
  const {
    id: _,
    parent: __,
    parent_id: ___,
    layer_id: ____,
    throwaway: _____,
    Size: ______,
    ...known
  } = read(history[0]) as Record<string, unknown>;
  const steps = history.map((text) => stepOf(read(text))).reverse();
  const all = { ...known, rootfs: { type: 'layers', diff_ids: diffIds }, history: steps };
  return goJson(Object.fromEntries(entriesInOrder(all)));
};

const stepOf = ({ created = '0001-01-01T00:00:00Z', author, comment, container_config, throwaway }: OldLayer) => {
  const command = (container_config?.Cmd ?? []).join(' ');
  return {
    created,
    ...(author ? { author } : {}),
    ...(command ? { created_by: command } : {}),
    ...(comment ? { comment } : {}),
    ...(throwaway ? { empty_layer: true } : {}),
  };
};

const read = (text = '{}'): OldLayer => JSON.parse(text) as OldLayer;
