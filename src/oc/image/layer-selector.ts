import type { Descriptor } from '../../image/descriptor.ts';
import { OcError } from '../oc-error.ts';

/** Picks layers of an image. @throws OcError when the image has none of those */
export type LayerSelector = (layers: readonly Descriptor[]) => readonly Descriptor[];

/**
 * Reads what stands in brackets behind an image: `0`, `-1`, `:3`, `-3:`, `~<prefix of a digest>`.
 *
 * @throws OcError when it is none of these
 */
export const parseLayerSelector = (text: string): LayerSelector => {
  if (text.startsWith('~')) return byPrefix(text.slice(1));
  if (/^-?\d+$/.test(text)) return byPosition(Number(text));
  const colon = text.indexOf(':');
  if (colon < 0)
    throw new OcError(`the layer selector [${text}] is not valid, must be [from:to], [index], or [~digest]`);
  return byRange(bound(text.slice(0, colon), 0), bound(text.slice(colon + 1), Number.POSITIVE_INFINITY));
};

const bound = (text: string, fallback: number): number => {
  if (text === '') return fallback;
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new OcError(`[from:to] must have valid numbers: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
};

const byPrefix =
  (prefix: string): LayerSelector =>
  (layers) => {
    const found = layers.filter(({ digest }) => digest.startsWith(prefix));
    if (found.length === 0) throw new OcError(`no layers start with '${prefix}'`);
    if (found.length > 1) throw new OcError(`multiple layers start with '${prefix}', you must be more specific`);
    return found;
  };

const byPosition =
  (at: number): LayerSelector =>
  (layers) => {
    const found = layers[at < 0 ? layers.length + at : at];
    if (found === undefined)
      throw new OcError(`tried to select layer ${at}, but image only has ${layers.length} layers`);
    return [found];
  };

const byRange = (from: number, to: number): LayerSelector => {
  if (to > 0 && to < from) throw new OcError('[from:to] to must be larger than from');
  return (layers) => {
    const count = layers.length;
    const first = from < 0 ? count + from : from;
    const end = Math.min(to < 0 ? count + to : to, count);
    if (first < 0 || end < 0 || first >= count)
      throw new OcError(
        `tried to select [${from}:${Number.isFinite(to) ? to : ''}], but image only has ${count} layers`,
      );
    return layers.slice(Math.min(first, end), Math.max(first, end));
  };
};
