import { join } from 'node:path';
import type { RegistryRepository } from '../../../ports/registry-repository.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { type ExtractMapping, extractMappings } from '../../image/extract-mappings.ts';
import { formatLocation } from '../../image/image-location.ts';
import { type LayerEntry, modeText, readLayer } from '../../image/layer-entries.ts';
import { contentSourceFlag, digestMirrorFlag, isByTag, withMirrors } from '../../image/mirror-flags.ts';
import { repositoryOpener, securityFlags } from '../../image/open-repository.ts';
import { filterFlag, platformFilter } from '../../image/platform-filter.ts';
import type { ReadImage } from '../../image/read-image.ts';
import { readSourceImage } from '../../image/read-source-image.ts';
import { selectEntry } from '../../image/select-entry.ts';
import { writeLayer } from '../../image/write-layer.ts';
import { OcError } from '../../oc-error.ts';

/** `oc image extract`: the files of an image, in a folder. */
export const imageExtract: Command = {
  usage: '[flags]',
  flags: [
    ...securityFlags,
    filterFlag,
    {
      ...contentSourceFlag,
      deprecated: 'support for it will be removed in a future release. Use --idms-file instead.',
    },
    digestMirrorFlag,
    booleanFlag('confirm', 'Pass to allow extracting to non-empty directories.'),
    booleanFlag('dry-run', 'Print the actions that would be taken and exit without writing any contents.'),
    listFlag('file', 'Extract the specified files to the current directory.'),
    listFlag(
      'path',
      'Extract only part of an image, or, designate the directory on disk to extract image contents into. Must be SRC:DST.',
    ),
    booleanFlag('preserve-ownership', 'Preserve the permissions of extracted files.', { short: 'p' }),
    booleanFlag('only-files', 'Only extract regular files and directories from the image.'),
    booleanFlag('all-layers', "For dry-run mode, process from lowest to highest layer and don't omit duplicate files."),
    stringFlag('dir', 'The directory on disk that file:// images will be extracted from.'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const filter = platformFilter(flags, 'own platform');
    if (args.length === 0) throw new OcError('you must specify at least one image to extract as an argument');
    const files = flags.list('file');
    const paths = flags.list('path');
    const mappings = await extractMappings(args, {
      files,
      paths: files.length + paths.length === 0 ? ['/:.'] : paths,
      cwd: context.cwd ?? process.cwd(),
      mustBeEmpty: !flags.boolean('confirm') && !flags.boolean('dry-run'),
    });
    const open = withMirrors(invocation, await repositoryOpener(invocation));
    if (flags.string('icsp-file') !== '' && flags.string('idms-file') !== '')
      throw new OcError('icsp-file and idms-file are mutually exclusive');
    if (flags.string('icsp-file') + flags.string('idms-file') !== '' && mappings.some(({ image }) => isByTag(image)))
      context.stderr(
        'warning: --idms-file(and --icsp-file) only applies to images referenced by digest and will be ignored for tags\n',
      );
    for (const mapping of mappings) {
      const repository = open(mapping.image);
      const image = await readSourceImage(repository, mapping.image, filter);
      if (flags.boolean('dry-run')) await listFiles(invocation, mapping, image, repository);
      else await extract(invocation, mapping, image, repository);
    }
  },
};

/** The layers that are wanted, the lowest first, each with what is wanted of it. */
const wantedLayers = async function* (
  { flags }: Invocation,
  { image, layers, from }: ExtractMapping,
  { manifest }: ReadImage,
  repository: RegistryRepository,
  topFirst = false,
): AsyncIterable<{ index: number; digest: string; entries: LayerEntry[] }> {
  const select = selectEntry(from, flags.boolean('only-files'), flags.boolean('preserve-ownership'));
  const chosen = [...chosenLayers(layers, manifest, image).entries()];
  for (const [index, { digest }] of topFirst ? chosen.reverse() : chosen) {
    const content = await repository.blob(digest).catch((error: unknown) => {
      throw new OcError(`unable to access the source layer ${digest}: ${errorMessage(error)}`);
    });
    const entries = await readLayer(content).catch((error: unknown) => {
      throw new OcError(`unable to extract layer ${digest} from ${formatLocation(image)}: ${errorMessage(error)}`);
    });
    yield { index, digest, entries: entries.map(select).filter((entry) => entry !== undefined) };
  }
};

const chosenLayers = (
  layers: ExtractMapping['layers'],
  manifest: ReadImage['manifest'],
  image: ExtractMapping['image'],
): readonly { digest: string }[] => {
  try {
    return layers(manifest.layers);
  } catch (error) {
    throw new OcError(`unable to filter layers for ${formatLocation(image)}: ${errorMessage(error)}`);
  }
};

const extract = async (
  invocation: Invocation,
  mapping: ExtractMapping,
  image: ReadImage,
  repository: RegistryRepository,
): Promise<void> => {
  for await (const { digest, entries } of wantedLayers(invocation, mapping, image, repository))
    await writeLayer(mapping.to, entries).catch((error: unknown) => {
      throw new OcError(
        `unable to extract layer ${digest} from ${formatLocation(mapping.image)}: ${errorMessage(error)}`,
      );
    });
};

const listFiles = async (
  invocation: Invocation,
  mapping: ExtractMapping,
  image: ReadImage,
  repository: RegistryRepository,
): Promise<void> => {
  const all = invocation.flags.boolean('all-layers');
  const seen = new Set<string>();
  for await (const { index, entries } of wantedLayers(invocation, mapping, image, repository, !all))
    for (const entry of entries) {
      if (entry.name === '' || (seen.has(entry.name) && !all)) continue;
      seen.add(entry.name);
      invocation.context.stdout(`${listLine(index, entry, mapping.to)}\n`);
    }
};

const listLine = (index: number, entry: LayerEntry, to: string): string => {
  const { type, name, linkname, size } = entry;
  const start = `${String(index).padStart(2)} ${modeText(entry)} ${String(size).padStart(12)}`;
  if (type === 'link' || type === 'symlink') return `${start} ${name} -> ${join(to, linkname)}`;
  return `${start} ${join(to, name).replace(/\/$/, '')}`;
};
