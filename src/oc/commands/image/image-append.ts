import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { type AppendInput, appendLayers } from '../../image/append-layers.ts';
import { asRepository, formatLocation, parseLocation } from '../../image/image-location.ts';
import { repositoryOpener, securityFlags } from '../../image/open-repository.ts';
import { filterFlag, platformFilter } from '../../image/platform-filter.ts';
import { isList, readListed, readLocation } from '../../image/read-image.ts';
import { buildList } from '../../image/select-manifests.ts';
import { OcError } from '../../oc-error.ts';

/** `oc image append`: an image with more layers than the one it is based on. */
export const imageAppend: Command = {
  usage: '[flags]',
  flags: [
    ...securityFlags,
    filterFlag,
    numberFlag('max-per-registry', 'Number of concurrent requests allowed per registry.', { default: '4' }),
    booleanFlag('dry-run', 'Print the actions that would be taken and exit without writing to the destination.'),
    stringFlag('from', 'The image to use as a base. If empty, a new scratch image is created.'),
    stringFlag('to', 'The Docker repository tag to upload the appended image to.'),
    stringFlag('image', 'A JSON patch that will be used with the output image data.'),
    stringFlag('meta', 'A JSON patch that will be used with image base metadata (advanced config).'),
    booleanFlag(
      'drop-history',
      'Fields on the image that relate to the history of how the image was created will be removed.',
    ),
    stringFlag(
      'created-at',
      'The creation date for this image, in RFC3339 format or milliseconds from the Unix epoch.',
    ),
    booleanFlag(
      'force',
      'If set, the command will attempt to upload all layers instead of skipping those that are already uploaded.',
    ),
    stringFlag('dir', 'The directory on disk that file:// images will be copied under.'),
    stringFlag('from-dir', 'The directory on disk that file:// images will be read from. Overrides --dir'),
    booleanFlag(
      'keep-manifest-list',
      'If an image is part of a manifest list, always append to each image in the list.',
    ),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const keepsAll = flags.boolean('keep-manifest-list') && flags.string('filter-by-os') === '';
    const filter = platformFilter(flags, keepsAll ? 'everything' : 'own platform');
    const layers = await readLayers(invocation);
    const createdAt = creationTime(flags.string('created-at'), context.now());
    const base = flags.string('from') === '' ? undefined : parseLocation(flags.string('from'));
    if (base && !base.reference.tag && !base.reference.id)
      throw new OcError('--from must point to an image ID or image tag');
    const to = parseLocation(flags.string('to'));
    if (to.reference.id) throw new OcError('--to may not point to an image by ID');
    const open = await repositoryOpener(invocation);
    const target = open(to, { push: true });
    const dir = flags.string('from-dir') || flags.string('dir');
    const source = base && open(base, { dir });
    const input: Omit<AppendInput, 'image'> = {
      invocation,
      layers,
      createdAt,
      to,
      target,
      ...(base && { base, source }),
    };
    if (base === undefined || source === undefined) return void (await push(input, undefined, true));
    const read = await readLocation(source, base).catch((error: unknown) => {
      throw new OcError(`unable to read image ${formatLocation(base)}: ${errorMessage(error)}`);
    });
    if (!isList(read)) return void (await push(input, { read }, true));
    const entries = read.manifest.manifests;
    const wanted = await readListed(source, base, read, (entry) => filter.includes(entry, entries));
    if (!flags.boolean('keep-manifest-list')) {
      const [first] = wanted;
      if (first === undefined)
        throw new OcError(`unable to read image ${formatLocation(base)}: filtered all images from manifest list`);
      return void (await push(input, { read: first, list: read.digest }, true));
    }
    const renewed = [];
    for (const entry of entries) {
      const image = wanted.find(({ digest }) => digest === entry.digest);
      const pushed = image && (await push(input, { read: image }, false));
      renewed.push(pushed ? { ...entry, ...pushed } : entry);
    }
    const list = buildList(renewed);
    if (flags.boolean('dry-run')) return;
    const digest = await target.putManifest(list.content, list.mediaType, to.reference.tag || undefined);
    context.stdout(`Pushed ${digest} to ${formatLocation(to)}\n`);
  },
};

const push = async (
  input: Omit<AppendInput, 'image'>,
  image: AppendInput['image'],
  isTagged: boolean,
): Promise<{ digest: string; size: number }> => {
  const { invocation, target, to } = input;
  const built = await appendLayers({ ...input, image });
  const size = built.content.length;
  if (invocation.flags.boolean('dry-run')) return { digest: built.digest, size };
  const tag = isTagged ? to.reference.tag || undefined : undefined;
  const digest = await target.putManifest(built.content, built.mediaType, tag).catch((error: unknown) => {
    throw new OcError(`unable to convert the image to a compatible schema version: ${errorMessage(error)}`);
  });
  invocation.context.stdout(`Pushed ${digest} to ${formatLocation(isTagged ? to : asRepository(to))}\n`);
  return { digest, size };
};

const readLayers = async ({ args, context }: Invocation): Promise<Uint8Array[]> => {
  const layers: Uint8Array[] = [];
  for (const arg of args) {
    if (arg === '-') {
      layers.push(Buffer.from(context.stdin ?? '', 'latin1'));
      continue;
    }
    const path = resolve(context.cwd ?? process.cwd(), arg);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) throw new OcError(`invalid argument: stat ${arg}: no such file or directory`);
    if (found.isDirectory()) throw new OcError(`invalid argument: ${arg} is a directory`);
    layers.push(await readFile(path));
  }
  return layers;
};

const creationTime = (text: string, now: number): string => {
  if (text === '') return new Date(now).toISOString();
  const moment = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(moment))
    throw new OcError('--created-at must be a relative time (2m, -5h) or an RFC3339 formatted date');
  return new Date(moment).toISOString().replace('.000Z', 'Z');
};
