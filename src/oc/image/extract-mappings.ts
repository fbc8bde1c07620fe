import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OcError } from '../oc-error.ts';
import { type ImageLocation, parseLocation } from './image-location.ts';
import { type LayerSelector, parseLayerSelector } from './layer-selector.ts';

/** What of an image goes where. */
export interface ExtractMapping {
  readonly image: ImageLocation;
  readonly layers: LayerSelector;
  /** A file, a pattern of files, or a folder with a slash behind it, without the slash of the root; empty: everything. */
  readonly from: string;
  readonly to: string;
}

/** What decides about mappings besides the images. */
export interface ExtractInput {
  readonly files: readonly string[];
  /** `SRC:DST` */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly mustBeEmpty: boolean;
}

/** @throws OcError when a folder is not there or not empty, or when something is no image */
export const extractMappings = async (
  images: readonly string[],
  { files, paths, cwd, mustBeEmpty }: ExtractInput,
): Promise<ExtractMapping[]> => {
  const mappings: ExtractMapping[] = [];
  for (const word of images) {
    const places = files.map((file) => ({ from: fileName(file), to: cwd }));
    for (const path of paths) places.push(await place(path, cwd, mustBeEmpty));
    const { image, layers } = parseImage(word);
    mappings.push(...places.map((each) => ({ image, layers, ...each })));
  }
  return mappings;
};

const fileName = (file: string): string => {
  if (file.endsWith('/')) throw new OcError(`invalid file: ${file} must not end with a slash`);
  return file.replace(/^\//, '');
};

const place = async (path: string, cwd: string, mustBeEmpty: boolean): Promise<{ from: string; to: string }> => {
  const colon = path.indexOf(':');
  if (colon < 0) throw new OcError('--path must be of the form SRC:DST');
  const to = resolve(cwd, path.slice(colon + 1));
  const found = await stat(to).catch(() => undefined);
  if (found === undefined) throw new OcError(`destination path does not exist: ${to}`);
  if (!found.isDirectory()) throw new OcError(`invalid argument: ${path} is not a directory`);
  if (mustBeEmpty && (await readdir(to)).length > 0)
    throw new OcError(`directory ${to} must be empty, pass --confirm to overwrite contents of directory`);
  return { from: path.slice(0, colon).replace(/^\//, ''), to };
};

const parseImage = (word: string): Pick<ExtractMapping, 'image' | 'layers'> => {
  const [, name = '', selector = '', rest = ''] = /^(.*)\[([^\]]*)\](.*)$/.exec(word) ?? [];
  const isSelecting = word.endsWith(']') || selector !== '';
  if (isSelecting && (name === '' || selector === '' || rest !== ''))
    throw new OcError('layer selectors must be of the form IMAGE[\\d:\\d]');
  const image = parseLocation(isSelecting ? name : word);
  if (!image.reference.tag && !image.reference.id)
    throw new OcError('source image must point to an image ID or image tag');
  return { image, layers: isSelecting ? parseLayerSelector(selector) : (all) => all };
};
