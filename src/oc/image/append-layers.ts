import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Descriptor } from '../../image/descriptor.ts';
import type { ImageConfig } from '../../image/image-config.ts';
import { isJsonObject } from '../../image/json-object.ts';
import { jsonSyntaxError } from '../../image/json-syntax-error.ts';
import { mediaType } from '../../image/media-type.ts';
import { repositoryName } from '../../image/reference-format.ts';
import type { RegistryRepository, StoredManifest } from '../../ports/registry-repository.ts';
import type { Invocation } from '../command.ts';
import { humanSize } from '../describe/images/human-size.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { dockerImageConfig } from './docker-config.ts';
import { imageJson } from './image-json.ts';
import type { ImageLocation } from './image-location.ts';
import { type ReadManifest, readConfig, sha256 } from './read-image.ts';

/** What an image is put together from. */
export interface AppendInput {
  readonly invocation: Invocation;
  /** Gzipped tars, the lowest first. */
  readonly layers: readonly Uint8Array[];
  /** RFC 3339. */
  readonly createdAt: string;
  readonly base?: ImageLocation;
  readonly source?: RegistryRepository | undefined;
  /** The image below, and the list that it is from; none to begin with nothing. */
  readonly image: { readonly read: ReadManifest; readonly list?: string } | undefined;
  readonly to: ImageLocation;
  readonly target: RegistryRepository;
}

/**
 * Sends layers and configuration of the new image, and lays out its manifest.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/image/append/append.go
 */
export const appendLayers = async (input: AppendInput): Promise<StoredManifest> => {
  const { invocation, layers, createdAt, source, image, target } = input;
  const dryRun = invocation.flags.boolean('dry-run');
  const below = image && source ? await readConfig(source, image.read, image.list) : undefined;
  const config = patchedConfig(below?.config ?? { architecture: 'amd64', os: 'linux' }, invocation, createdAt);
  const bottom = below?.manifest.layers ?? [];
  const added: Descriptor[] = [];
  const diffIds: string[] = [];
  let created = config.created;
  for (const content of bottom.length + layers.length === 0 ? [emptyLayer] : layers) {
    const tar = await unpack(content);
    const digest = sha256(content);
    if (!dryRun) await upload(input, digest, content);
    added.push({ mediaType: mediaType.dockerLayer, digest, size: content.length });
    diffIds.push(sha256(tar));
    created = timeOfGzip(content) ?? created;
  }
  if (!dryRun) for (const layer of bottom) await copyLayer(input, layer);
  const all = [...bottom, ...added];
  const history = [...(config.history ?? [])];
  while (history.length < all.length) history.push({ created });
  const rootfs = { type: 'layers', diff_ids: [...(below?.config.rootfs?.diff_ids ?? []), ...diffIds] };
  const changed = { ...config, created, rootfs, history };
  const size = all.reduce((sum, layer) => sum + layer.size, 0);
  const bytes = Buffer.from(imageJson(dockerImageConfig(changed, size)));
  if (!dryRun) await target.putBlob(sha256(bytes), bytes);
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, digest: sha256(bytes), size: bytes.length },
    layers: all.map(({ mediaType: type, digest, size: length }) => ({ mediaType: type, digest, size: length })),
  };
  const content = Buffer.from(imageJson(manifest, '   '));
  return { digest: sha256(content), mediaType: mediaType.dockerManifest, content };
};

/** What flags make of the configuration of the image below. */
const patchedConfig = (config: ImageConfig, { flags }: Invocation, created: string): ImageConfig => {
  const drops = flags.boolean('drop-history');
  const own = patch({ ...config.config, ...(drops && { Image: '' }) }, flags.string('image'), '--image');
  const told: ImageConfig = {
    ...config,
    ...{ parent: '' },
    created,
    config: own,
    ...(drops && { container: '', container_config: {}, docker_version: '', history: [] }),
  };
  return patch(told, flags.string('meta'), '--meta');
};

const patch = <T extends object>(base: T, text: string, flag: string): T => {
  if (text === '') return base;
  const wrong = jsonSyntaxError(text);
  if (wrong !== undefined) throw new OcError(`unable to patch image from ${flag}: ${wrong}`);
  return decodeOnto(base, JSON.parse(text) as object) as T;
};

/** As Go decodes a text onto what is there: what has names is kept beside the new ones, lists are replaced, `null` takes them away. */
const decodeOnto = (base: object, added: object): object => {
  const known = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(added)) {
    const before: unknown = known.get(name);
    if (value === null && (typeof before === 'object' || before === undefined)) known.delete(name);
    else if (value !== null)
      known.set(name, isJsonObject(before) && isJsonObject(value) ? decodeOnto(before, value) : value);
  }
  return Object.fromEntries(known);
};

const upload = async ({ invocation, target }: AppendInput, digest: string, content: Uint8Array): Promise<void> => {
  const { context } = invocation;
  context.stdout('Uploading ... ');
  const began = context.now();
  await target.putBlob(digest, content).catch((error: unknown) => {
    context.stdout('failed\n');
    throw error;
  });
  const took = Math.max(1, context.now() - began);
  context.stdout(`${humanSize((content.length * 1000) / took)}/s\n`);
};

const copyLayer = async ({ invocation, source, target, base, to }: AppendInput, layer: Descriptor): Promise<void> => {
  if (!invocation.flags.boolean('force') && (await target.hasBlob(layer.digest))) return;
  const isSameRegistry = base?.type === to.type && base.reference.registry === to.reference.registry;
  if (isSameRegistry && base && (await target.mountBlob(layer, repositoryName(base.reference)))) return;
  const content = await source?.blob(layer.digest).catch((error: unknown) => {
    throw new OcError(
      `uploading the source layer ${layer.digest} failed: unable to access the source layer ${layer.digest}: ${errorMessage(error)}`,
    );
  });
  if (content === undefined) return;
  invocation.context.stdout(`Uploading ${humanSize(layer.size)} ...\n`);
  await target.putBlob(layer.digest, content);
};

const unpack = async (content: Uint8Array): Promise<Buffer> => {
  try {
    return await promisify(gunzip)(content);
  } catch (cause) {
    throw new OcError(
      'unable to calculate layer diffID: unable to create gzip reader layer upload: gzip: invalid header',
      {
        cause,
      },
    );
  }
};

/** When a layer was packed, if its header says so: the image is as old as that of its last one, whatever `--created-at` says. */
const timeOfGzip = (content: Uint8Array): string | undefined => {
  const seconds = Buffer.from(content).readUInt32LE(4);
  return seconds === 0 ? undefined : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
};

/** A gzipped tar without a file in it, which an image without layers gets. */
const emptyLayer = Buffer.from('H4sIAAAJbogA/2IYBaNgFIxYAAgAAP//Lq+17wAEAAA=', 'base64');
