import { posix } from 'node:path';
import type { Build } from '../../../resources/builds/build.ts';
import { copyTree } from '../files/copy-tree.ts';
import { directory, type FileTree } from '../files/file-tree.ts';
import { type BaseImage, pullBaseImage } from './base-image.ts';
import { buildVariables, imageLabels, type Pairs, pairsOf } from './build-metadata.ts';
import { buildStages } from './build-stages.ts';
import { type BuilderContext, BuildFailure, beSeen, say } from './builder-context.ts';
import { commitImage } from './commit-image.ts';
import { parseDockerfile } from './dockerfile.ts';
import { contextDirectory, inputDirectory, readFile } from './manage-dockerfile.ts';
import { withPostCommit } from './post-commit.ts';
import { sourceDockerfile } from './source-dockerfile.ts';

/** Where sources may bring scripts that are used in place of those of the builder image. */
const OWN_SCRIPTS = '/.s2i/bin';

/**
 * `openshift-sti-build`: puts the sources on top of a builder image, whose scripts say how they become a program, and pushes the
 * image where the build says. The scripts themselves are not carried out.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/sti.go
 */
export const sourceBuild = async (context: BuilderContext): Promise<void> => {
  const { build, process } = context;
  await beSeen(process);
  say(context, 'Caching blobs under "/var/cache/blobs".');
  const name = build.spec.strategy.sourceStrategy?.from?.name ?? '';
  const image = await pullBaseImage(name, context);
  say(context, `Generating dockerfile with builder image ${name}`);
  const { files, scripts } = await stagedSources(context);
  const text = sourceDockerfile({
    image: name,
    builder: image.config.config ?? {},
    scripts,
    variables: [
      ...(await variablesIn(context)),
      ...buildVariables(build),
      ...pairsOf(build.spec.strategy.sourceStrategy?.env),
    ],
    labels: labelsOf(build, name),
  });
  await requireAssemble(text, scripts, image);
  const images = new Map([[name, image]]);
  const instructions = withPostCommit(parseDockerfile(text), build);
  await commitImage(await buildStages(instructions, { files, images }, context), context);
};

/** The context of the generated Dockerfile: sources and scripts apart. */
const stagedSources = async ({ build, files }: BuilderContext): Promise<{ files: FileTree; scripts: string[] }> => {
  const sources = await copyTree(files, contextDirectory(build));
  const scripts = sources.children(OWN_SCRIPTS).filter((name) => ['assemble', 'run', 'save-artifacts'].includes(name));
  const staged = await copyTree(sources, OWN_SCRIPTS, '/upload/scripts');
  for (const script of scripts) sources.remove(`${OWN_SCRIPTS}/${script}`);
  staged.add(directory('/upload/src', 0));
  return { files: await copyTree(sources, '/', '/upload/src', staged), scripts: [...scripts] };
};

/** What the sources want to have in the environment: lines of `NAME=value`. */
const variablesIn = async ({ build, files }: BuilderContext): Promise<Pairs> => {
  const path = posix.join(contextDirectory(build), '.s2i/environment');
  if ((await files.status(path))?.kind !== 'file') return [];
  return (await readFile(files, path)).split('\n').flatMap((line): [string, string][] => {
    const [, name, value] = /^\s*([^#=\s][^=]*)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.trim(), (value ?? '').trim()]];
  });
};

const labelsOf = (build: Build, image: string): Pairs => [
  ['io.openshift.build.image', image],
  ...(build.spec.source?.contextDir
    ? [['io.openshift.build.source-context-dir', build.spec.source.contextDir] as const]
    : []),
  ['io.openshift.build.source-location', inputDirectory],
  ...imageLabels(build),
];

/** An image that is no builder has no script that could be run. */
const requireAssemble = async (dockerfile: string, scripts: readonly string[], { files }: BaseImage): Promise<void> => {
  const command = /^RUN (.+)$/m.exec(dockerfile)?.[1] ?? '';
  if (scripts.includes('assemble') || (await files.status(command)) !== undefined) return;
  throw new BuildFailure(
    'GenericBuildFailed',
    'Generic Build failure - check logs for details.',
    `building at STEP ${JSON.stringify(`RUN ${command}`)}: while running runtime: exit status 127`,
  );
};
