import { posix } from 'node:path';
import type { Build } from '../../../resources/builds/build.ts';
import type { FileTree } from '../files/file-tree.ts';
import { type BuilderContext, BuildFailure, say } from './builder-context.ts';
import { DockerfileError, type Instruction, instructionText, parseDockerfile } from './dockerfile.ts';
import { managedDockerfile } from './managed-dockerfile.ts';

/** Where the sources of a build are in its pod. */
export const inputDirectory = '/tmp/build/inputs';

/**
 * `openshift-manage-dockerfile`: for a build of a Dockerfile, writes the Dockerfile of the build configuration and adds to it what
 * the build wants besides.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/common.go
 */
export const manageDockerfile = async (context: BuilderContext): Promise<void> => {
  const { build, files } = context;
  const { dockerfile } = build.spec.source ?? {};
  if (dockerfile !== undefined) writeFile(files, posix.join(contextDirectory(build), 'Dockerfile'), dockerfile);
  if (build.spec.strategy.dockerStrategy === undefined) return;
  const path = dockerfilePath(build);
  if ((await files.status(path))?.kind !== 'file')
    throw failure(`open ${inputDirectory}${path}: no such file or directory`);
  const instructions = managedDockerfile(parse(await readFile(files, path)), build, (name) =>
    say(context, `Replaced Dockerfile FROM image ${name}`),
  );
  writeFile(files, path, `${instructions.map(instructionText).join('\n')}\n`);
};

/** The folder of the sources that the Dockerfile is built in. */
export const contextDirectory = ({ spec }: Build): string => posix.join('/', spec.source?.contextDir ?? '');

/** Where the Dockerfile is. */
export const dockerfilePath = (build: Build): string =>
  posix.join(contextDirectory(build), build.spec.strategy.dockerStrategy?.dockerfilePath || 'Dockerfile');

export const readFile = async (files: FileTree, path: string): Promise<string> =>
  Buffer.concat(await Array.fromAsync(files.read(path))).toString();

const writeFile = (files: FileTree, path: string, text: string): void => {
  const content = Buffer.from(text);
  files.add({
    path,
    status: { kind: 'file', size: content.length, mode: 0o660, modified: 0, uid: 0, gid: 0 },
    content,
  });
};

const parse = (text: string): Instruction[] => {
  try {
    return parseDockerfile(text);
  } catch (error) {
    if (error instanceof DockerfileError) throw failure(error.message);
    throw error;
  }
};

const failure = (text: string): BuildFailure =>
  new BuildFailure('ManageDockerfileFailed', 'Failed to prepare the dockerfile for the build.', text);
