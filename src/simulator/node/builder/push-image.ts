import { type PushableImage, pushImage } from '../../../distribution/push-image.ts';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import { parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults, formatExact, repositoryName } from '../../../image/reference-format.ts';
import { pullError } from '../images/pull-error.ts';
import { type BuilderContext, BuildFailure, credentialsFor, say } from './builder-context.ts';
import type { Stage } from './stage.ts';

/** A finished image, and the digest of its config, which is its identifier. */
export interface FinishedImage extends PushableImage {
  readonly id: string;
}

/** Writes down a stage as an image of Docker's schema 2. */
export const finishImage = (stage: Stage, now: string): FinishedImage => {
  const config = Buffer.from(JSON.stringify(stage.imageConfig(now)));
  const id = digestOf(config);
  const layers = stage.allLayers;
  const document = {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, size: config.length, digest: id },
    layers: layers.map(({ digest, size }) => ({ mediaType: mediaType.dockerLayer, size, digest })),
  };
  const content = Buffer.from(JSON.stringify(document));
  const blobs = new Map(layers.map((layer) => [layer.digest, layer]));
  return {
    id,
    manifest: { digest: digestOf(content), mediaType: mediaType.dockerManifest, content },
    blobs: [...blobs.values(), { digest: id, size: config.length, content: config }],
  };
};

/**
 * Pushes an image with the push secret of the build.
 *
 * @returns the digest of its manifest
 * @throws BuildFailure
 */
export const pushBuiltImage = async (image: FinishedImage, to: string, context: BuilderContext): Promise<string> => {
  const reference = dockerDefaults(parseImageReference(to));
  const { registry, tag } = reference;
  const name = repositoryName(reference);
  say(context, `\nPushing image ${to} ...`);
  say(context, 'Getting image source signatures');
  const credentials = credentialsFor(context, context.build.spec.output?.pushSecret?.name, registry, name);
  const repository = context.registryClient.repository(registry, name, { credentials, access: 'pull,push' });
  for (const { digest } of image.blobs.slice(0, -1)) say(context, `Copying blob ${digest}`);
  say(context, `Copying config ${image.id}`);
  try {
    const digest = await pushImage(repository, tag, image);
    say(context, 'Writing manifest to image destination');
    say(context, `Successfully pushed ${formatExact({ ...reference, tag: '', id: digest })}`);
    say(context, 'Push successful');
    return digest;
  } catch (error) {
    const reason = pullError(error, {
      registry,
      context: `writing manifest: `,
      request: `uploading manifest ${tag} to ${registry}/${name}`,
    });
    throw new BuildFailure(
      'PushImageToRegistryFailed',
      'Failed to push the image to the registry.',
      `Failed to push image: ${reason.message}`,
    );
  }
};
