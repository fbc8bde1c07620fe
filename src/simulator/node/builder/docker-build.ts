import { timestamp } from '../../apimachinery/timestamp.ts';
import { buildStages } from './build-stages.ts';
import { type BuilderContext, beSeen, reportDetails, say } from './builder-context.ts';
import { parseDockerfile } from './dockerfile.ts';
import { dockerfilePath, readFile } from './manage-dockerfile.ts';
import { finishImage, pushBuiltImage } from './push-image.ts';

/**
 * `openshift-docker-build`: builds the Dockerfile and pushes the image where the build says.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/docker.go
 */
export const dockerBuild = async (context: BuilderContext): Promise<void> => {
  const { build, files, process } = context;
  await beSeen(process);
  say(context, 'Caching blobs under "/var/cache/blobs".');
  const stage = await buildStages(parseDockerfile(await readFile(files, dockerfilePath(build))), context);
  const image = finishImage(stage, timestamp(process.container.clock.now()));
  const id = image.id.slice('sha256:'.length);
  const { namespace, name, uid = '' } = build.metadata;
  const temporary = `temp.builder.openshift.io/${namespace}/${name}:${uid.slice(0, 8)}`;
  say(context, `COMMIT ${temporary}`);
  say(context, `--> ${id.slice(0, 12)}`);
  say(context, `Successfully tagged ${temporary}`);
  say(context, id);
  const to = build.spec.output?.to?.name;
  if (!to) {
    say(context, 'Build complete, no image push requested');
    return;
  }
  const digest = await pushBuiltImage(image, to, context);
  await reportDetails(context, { output: { to: { imageDigest: digest } } });
};
