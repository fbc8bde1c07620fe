import { copyTree } from '../files/copy-tree.ts';
import { buildStages } from './build-stages.ts';
import { type BuilderContext, beSeen, say } from './builder-context.ts';
import { commitImage } from './commit-image.ts';
import { parseDockerfile } from './dockerfile.ts';
import { addLocalSources } from './local-sources.ts';
import { contextDirectory, dockerfilePath, readFile } from './manage-dockerfile.ts';

/**
 * `openshift-docker-build`: builds the Dockerfile and pushes the image where the build says.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/docker.go
 */
export const dockerBuild = async (context: BuilderContext): Promise<void> => {
  const { build, files, process } = context;
  await beSeen(process);
  say(context, 'Caching blobs under "/var/cache/blobs".');
  const root = contextDirectory(build);
  const sources = { files: root === '/' ? files : await copyTree(files, root) };
  addLocalSources(context, sources.files);
  const instructions = parseDockerfile(await readFile(files, dockerfilePath(build)));
  await commitImage(await buildStages(instructions, sources, context), context);
};
