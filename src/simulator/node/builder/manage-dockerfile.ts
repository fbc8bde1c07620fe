import { posix } from 'node:path';
import type { Build } from '../../../resources/build.ts';
import type { FileTree } from '../files/file-tree.ts';
import { buildVariables, imageLabels, type Pairs, pairsOf, quotedPairs } from './build-metadata.ts';
import { type BuilderContext, BuildFailure, say } from './builder-context.ts';
import { DockerfileError, type Instruction, instructionText, parseDockerfile } from './dockerfile.ts';

/** Where the sources of a build are in its pod. */
export const inputDirectory = '/tmp/build/inputs';

/**
 * `openshift-manage-dockerfile`: for a build of a Dockerfile, writes the Dockerfile of the build configuration, puts its base image into the last stage,
 * and lets the image say which build made it.
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
  const instructions = parse(await readFile(files, path));
  const strategy = build.spec.strategy.dockerStrategy;
  const image = strategy.from?.kind === 'DockerImage' ? strategy.from.name : undefined;
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  const from = instructions[last];
  if (image !== undefined && from !== undefined) {
    const [old = '', ...alias] = from.rest.split(/\s+/);
    say(context, `Replaced Dockerfile FROM image ${old}`);
    instructions[last] = { ...from, rest: [image, ...alias].join(' ') };
  }
  const env = pairsOf(strategy.env);
  if (env.length > 0) instructions.splice(last + 1, 0, pairs('ENV', env));
  instructions.push(pairs('ENV', buildVariables(build)), pairs('LABEL', buildLabels(build)));
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

const buildLabels = (build: Build): Pairs => [
  ['io.openshift.build.name', build.metadata.name],
  ['io.openshift.build.namespace', build.metadata.namespace ?? ''],
  ...imageLabels(build),
];

const pairs = (keyword: string, values: Pairs): Instruction => ({
  keyword,
  flags: {},
  rest: quotedPairs(values),
  list: undefined,
});
