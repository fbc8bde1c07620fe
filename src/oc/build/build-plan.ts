import { parseImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import type { BuildReference } from '../../resources/builds/build-config.ts';
import type { EnvVar } from '../../resources/workloads/pod-spec.ts';
import type { Invocation } from '../command.ts';
import { askedStrategy, strategyWithoutSource } from '../new-app/build-strategy.ts';
import { type Component, isBuilder, scratch } from '../new-app/component.ts';
import { isVariable, readEnvironment } from '../new-app/environment.ts';
import { findContainerImage } from '../new-app/find-container-image.ts';
import { checkName, findImageStream } from '../new-app/find-image-stream.ts';
import { findImage, findSourced, findWord } from '../new-app/find-word.ts';
import { notBuilder, notFound, nothingToBuild } from '../new-app/match-errors.ts';
import { repositoryName, type SourceRepository } from '../new-app/source-repository.ts';
import { OcError, usageError } from '../oc-error.ts';
import { lastBaseImage } from './last-base-image.ts';

/** What `oc new-build` is going to make. */
export interface BuildPlan {
  readonly name: string;
  readonly strategy: 'Docker' | 'Source';
  /** The image to build on; none for what begins with nothing, and for what its sources decide. */
  readonly base: Component | undefined;
  readonly isScratch: boolean;
  /** An image that files are taken from. */
  readonly sourceImage: Component | undefined;
  readonly isBinary: boolean;
  /** The repository that holds the sources. */
  readonly git?: SourceRepository | undefined;
  readonly dockerfile: string | undefined;
  readonly output: BuildReference | undefined;
  readonly env: readonly EnvVar[];
}

/**
 * Finds out what the words and flags of `oc new-build` mean.
 *
 * @throws OcError for what does not go together, or is not there
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/newapp/cmd/resolve.go
 */
export const planBuild = async (invocation: Invocation): Promise<BuildPlan> => {
  const { flags, context } = invocation;
  const given = flags.string('dockerfile');
  const dockerfile = given === '-' ? (context.stdin ?? '') : given || undefined;
  const isBinary = flags.boolean('binary');
  const env = await readEnvironment(invocation);
  const strategy = checkFlags(invocation, dockerfile);
  const named = await namedComponents(invocation);
  const git = named.find(({ source }) => source)?.source;
  if (!isBinary && dockerfile === undefined && git === undefined) {
    if (named.length === 0) throw nothingToBuild();
    if (strategy !== '' && !flags.has('source-image')) throw strategyWithoutSource();
    if (!flags.has('source-image'))
      throw new OcError(
        'you must specify at least one source repository URL, provide a Dockerfile, or indicate you wish to use binary builds',
      );
  }
  if (named.length > 1 && flags.has('name'))
    throw new OcError('only one component or source repository can be used when specifying a name');
  if (named.length === 0 && isBinary && strategy === 'source')
    throw new OcError('you must provide a builder image when using the source strategy with a binary build');
  if (named.length === 0 && isBinary && !flags.has('name'))
    throw new OcError("you must provide a --name when you don't specify a source repository or base image");
  checkPairs(invocation);
  const image = named[0] ?? (dockerfile === undefined ? undefined : await baseOf(invocation, dockerfile));
  if (flags.has('name')) checkName(flags.string('name'));
  const output = outputOf(invocation, git === undefined ? image?.stream : flags.string('name') || repositoryName(git));
  const base = image === scratch ? undefined : image;
  const isScratch = base === undefined && (image === scratch || dockerfile !== undefined);
  const onBuilder = base !== undefined && isBuilder(base);
  const isSource = strategy === 'source' || (strategy === '' && dockerfile === undefined && (onBuilder || !isBinary));
  if (isSource && strategy === '' && base !== undefined && !onBuilder)
    throw notBuilder(
      `${base.streamNamespace ? `${base.streamNamespace}/` : ''}${base.input}`,
      flags.string('source-image'),
    );
  const sourceImage = flags.has('source-image') ? await findWord(invocation, flags.string('source-image')) : undefined;
  return {
    ...output,
    strategy: isSource ? 'Source' : 'Docker',
    base,
    isScratch,
    sourceImage,
    isBinary,
    git,
    dockerfile,
    env,
  };
};

const checkFlags = (invocation: Invocation, dockerfile: string | undefined): string => {
  const { flags } = invocation;
  const strategy = askedStrategy(invocation);
  const misuse = (message: string): OcError => usageError('oc new-build', message);
  if (flags.has('source-image') && !flags.has('source-image-path'))
    throw misuse('--source-image-path must be specified when --source-image is specified.');
  if (!flags.has('source-image') && flags.has('source-image-path'))
    throw misuse('--source-image must be specified when --source-image-path is specified.');
  if (flags.boolean('binary') && strategy === 'pipeline')
    throw misuse('specifying binary builds and the pipeline strategy at the same time is not allowed.');
  if (flags.has('build-arg') && strategy !== '' && strategy !== 'docker')
    throw misuse("Cannot use '--build-arg' without a Docker build");
  if (dockerfile !== undefined && strategy !== '' && strategy !== 'docker')
    throw new OcError("when directly referencing a Dockerfile, the strategy must must be 'docker'");
  if (dockerfile !== undefined && flags.boolean('binary'))
    throw new OcError('specifying binary builds and source repositories at the same time is not allowed');
  return strategy;
};

const checkPairs = ({ flags }: Invocation): void => {
  for (const pair of flags.values('build-arg'))
    if (!pair.includes('='))
      throw new OcError(`build-args must be of the form key=value, but is ${JSON.stringify(pair)}`);
  for (const pair of flags.list('labels')) if (!pair.includes('=')) throw new OcError(`unexpected label spec: ${pair}`);
  for (const secret of flags.list('build-secret')) {
    const target = secret.split(':')[1] ?? '';
    if (target.startsWith('/'))
      throw new OcError(
        `unable to add build secrets ${JSON.stringify(secret)}: for the docker strategy, the secret destination directory ${JSON.stringify(target)} must be a relative path`,
      );
  }
};

const namedComponents = async (invocation: Invocation): Promise<Component[]> => {
  const { flags, args } = invocation;
  const components: Component[] = [];
  for (const image of [...flags.list('image'), ...flags.list('docker-image')])
    components.push(image === scratch.input ? scratch : await findContainerImage(invocation, image));
  for (const stream of flags.list('image-stream')) components.push(await findImageStream(invocation, stream));
  for (const word of args) {
    if (isVariable(word)) continue;
    if (word.includes('~')) {
      components.push(await findSourced(invocation, word));
      continue;
    }
    components.push(word === scratch.input ? scratch : await findWord(invocation, word));
  }
  return components;
};

/** The image that the last stage of a Dockerfile begins with. */
const baseOf = async (invocation: Invocation, dockerfile: string): Promise<Component | undefined> => {
  const image = lastBaseImage(dockerfile);
  if (image === undefined) throw new OcError('the Dockerfile in the repository "" has no FROM instruction');
  if (image === 'scratch') return undefined;
  const missing = (): OcError => notFound('images in image streams, local docker images', image, 'oc new-build');
  return findImage(invocation, image, missing);
};

const outputOf = ({ flags }: Invocation, usual: string | undefined): Pick<BuildPlan, 'name' | 'output'> => {
  const to = flags.string('to');
  const target = to === '' ? undefined : parseTarget(to);
  const name = generatedName(flags.string('name') || (target?.name.split('/').at(-1) ?? usual ?? ''));
  if (flags.boolean('no-output')) return { name, output: undefined };
  if (flags.boolean('to-docker'))
    return { name, output: { kind: 'DockerImage', name: target ? formatExact(target) : `${name}:latest` } };
  const stream = target?.name.split('/').at(-1) ?? name;
  return { name, output: { kind: 'ImageStreamTag', name: `${stream}:${target?.tag || 'latest'}` } };
};

const parseTarget = (to: string) => {
  try {
    return parseImageReference(to);
  } catch (cause) {
    throw new OcError(`invalid output image reference: ${to}`, { cause });
  }
};

const generatedName = (name: string): string => {
  if (name === '')
    throw new OcError('can\'t build "": you must specify a name for your app: use --name to give the build one');
  if (name.length < 2) throw new OcError(`can't build "": invalid name: ${name}`);
  return name
    .toLowerCase()
    .replace(/[^-0-9a-z]/g, '')
    .replace(/^-+/, '');
};
