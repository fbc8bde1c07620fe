import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import type { Descriptor } from '../../../image/descriptor.ts';
import { type ImageConfig, parseImageConfig } from '../../../image/image-config.ts';
import { parseManifest } from '../../../image/manifest.ts';
import { defaultPlatform, findPlatform } from '../../../image/platform.ts';
import { parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults, formatExact, repositoryName } from '../../../image/reference-format.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import { FileTree } from '../files/file-tree.ts';
import { pullError } from '../images/pull-error.ts';
import { readArchive } from './archive.ts';
import { timed } from './build-timing.ts';
import { type BuilderContext, BuildFailure, credentialsFor, say } from './builder-context.ts';

/** A layer with its bytes. */
export interface FetchedLayer extends Pick<Descriptor, 'digest' | 'size'> {
  readonly content: Buffer;
}

/** What a stage begins with. */
export interface BaseImage {
  readonly config: ImageConfig;
  readonly layers: readonly FetchedLayer[];
  readonly files: FileTree;
}

/** Nothing: `FROM scratch`. */
export const scratch = (): BaseImage => ({
  config: { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] }, history: [] },
  layers: [],
  files: new FileTree(),
});

/** The builder asks so often again before it gives up. The real one waits five seconds each time. */
const RETRIES = 2;

/**
 * Fetches an image from the registry that its name says, with the pull secret of the build.
 *
 * @throws BuildFailure
 */
export const pullBaseImage = async (image: string, context: BuilderContext): Promise<BaseImage> => {
  say(context, `\nPulling image ${image} ...`);
  return timed('PullImages', 'PullBaseImage', context, () => persist(image, context));
};

const persist = async (image: string, context: BuilderContext): Promise<BaseImage> => {
  const secret = imageStrategyOf(context.build.spec.strategy)?.pullSecret?.name;
  let failure: Error | undefined;
  for (let attempt = 0; attempt <= RETRIES; attempt++) {
    try {
      return await pullImage(image, secret, context);
    } catch (error) {
      failure = error as Error;
      say(context, 'Warning: Pull failed, retrying in 5s ...');
    }
  }
  throw new BuildFailure(
    'PullBuilderImageFailed',
    'Failed pulling builder image.',
    `failed to pull image: After retrying ${RETRIES} times, Pull image still failed due to error: ${failure?.message}`,
  );
};

/**
 * Fetches an image with a secret of the build's project.
 *
 * @throws PullError
 */
export const pullImage = async (
  image: string,
  secret: string | undefined,
  context: BuilderContext,
): Promise<BaseImage> => {
  const reference = dockerDefaults(parseImageReference(image));
  const { registry } = reference;
  const name = repositoryName(reference);
  say(context, `Trying to pull ${formatExact(reference)}...`);
  const credentials = credentialsFor(context, secret, registry, name);
  const repository = context.registryClient.repository(registry, name, { credentials });
  const wanted = reference.id || reference.tag;
  try {
    return await fetchImage(repository, wanted, context);
  } catch (error) {
    throw pullError(error, {
      registry,
      context: `initializing source docker://${formatExact(reference)}: `,
      request: `reading manifest ${wanted} in ${registry}/${name}`,
    });
  }
};

const fetchImage = async (
  repository: RepositoryClient,
  wanted: string,
  context: BuilderContext,
): Promise<BaseImage> => {
  const manifest = await imageManifest(repository, wanted);
  say(context, 'Getting image source signatures');
  for (const { digest } of manifest.layers) say(context, `Copying blob ${digest}`);
  say(context, `Copying config ${manifest.config.digest}`);
  const [config, ...contents] = await Promise.all(
    [manifest.config, ...manifest.layers].map(({ digest }) => repository.readBlob(digest)),
  );
  say(context, 'Writing manifest to image destination');
  const layers = manifest.layers.map(({ digest, size }, index) => ({
    digest,
    size,
    content: contents[index] as Buffer,
  }));
  const files = new FileTree();
  for (const { content } of layers) await unpackOver(files, content);
  return { config: parseImageConfig(config as Buffer), layers, files };
};

const imageManifest = async (repository: RepositoryClient, wanted: string) => {
  const received = await repository.getManifest(wanted);
  const manifest = parseManifest(received.content, received.mediaType);
  if (manifest.kind === 'image') return manifest;
  const child = findPlatform(manifest.manifests, defaultPlatform);
  if (child === undefined)
    throw new Error(
      'choosing image instance: no image found in image index for architecture "amd64", variant "", OS "linux"',
    );
  const instance = await repository.getManifest(child.digest);
  const parsed = parseManifest(instance.content, instance.mediaType);
  if (parsed.kind !== 'image') throw new Error(`the manifest ${child.digest} of an index is an index itself`);
  return parsed;
};

/** A layer takes away what its whiteouts name and adds the rest. */
const unpackOver = async (files: FileTree, layer: Buffer): Promise<void> => {
  for (const entry of await readArchive(layer)) {
    const [, folder = '', whiteout] = /^(.*\/)\.wh\.([^/]+)$/.exec(entry.path) ?? [];
    if (whiteout === undefined) files.add(entry);
    else if (whiteout === '.wh..opq')
      for (const name of files.children(folder.slice(0, -1) || '/')) files.remove(`${folder}${name}`);
    else files.remove(`${folder}${whiteout}`);
  }
};
