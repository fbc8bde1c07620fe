import type { Invocation } from '../command.ts';
import { OcError, usageError } from '../oc-error.ts';

/** A tag that comes near to what was asked for. */
export interface NearMatch {
  readonly namespace: string;
  readonly stream: string;
  /** Absent: the stream has no tag with an image. */
  readonly tag: string | undefined;
  /** The lower the nearer. */
  readonly score: number;
}

/** The commands that look for images by a word. */
export type Generator = 'oc new-app' | 'oc new-build';

/** Which of them runs. */
export const generatorOf = ({ path }: Pick<Invocation, 'path'>): Generator =>
  path === 'oc new-build' ? 'oc new-build' : 'oc new-app';

/** Nothing is called like what was asked for. */
export class NoMatchError extends OcError {
  readonly lines: readonly string[];
  readonly advice: string;

  constructor(lines: readonly string[], advice: string) {
    super(`${lines.join('\nerror: ')}\n\n${advice}`);
    this.lines = lines;
    this.advice = advice;
  }
}

/** Several words that are nothing are told together, with the advice for the last. */
export const throwUnmatched = (errors: readonly unknown[]): void => {
  const unmatched = errors.filter((error) => error instanceof NoMatchError);
  if (unmatched.length < errors.length) throw errors.find((error) => !(error instanceof NoMatchError));
  const last = unmatched.at(-1);
  if (last)
    throw new NoMatchError(
      unmatched.flatMap(({ lines }) => lines),
      last.advice,
    );
};

export const notFound = (where: string, input: string, generator: Generator = 'oc new-app'): OcError =>
  new NoMatchError([unlocated(where, input)], `${whatIsMatched[generator]}\n\nSee '${generator} -h' for examples.`);

/** The same for a word of the command line, which could have been a folder with sources, too. */
export const wordNotFound = (where: string, input: string, generator: Generator): OcError =>
  new NoMatchError(
    [` local file access failed with: stat ${input}: no such file or directory`, unlocated(where, input)],
    `${classification(input, true)}${whatIsMatched[generator]}\n\nSee '${generator} -h' for examples.`,
  );

const unlocated = (where: string, input: string): string =>
  `unable to locate any ${where} with name ${JSON.stringify(input)}`;

/** What a word, which could be anything, was taken for. */
const classification = (input: string, isWord: boolean): string =>
  isWord ? `Argument '${input}' was classified as an image, image~source, or loaded template reference.\n\n` : '';

const whatIsMatched: Readonly<Record<Generator, string>> = {
  'oc new-app': `The 'oc new-app' command will match arguments to the following types:

  1. Images tagged into image streams in the current project or the 'openshift' project
     - if you don't specify a tag, we'll add ':latest'
  2. Images in the container storage, on remote registries, or on the local container engine
  3. Templates in the current project or the 'openshift' project
  4. Git repository URLs or local paths that point to Git repositories

--allow-missing-images can be used to point to an image that does not exist yet.`,
  'oc new-build': `The 'oc new-build' command will match arguments to the following types:

  1. Images tagged into image streams in the current project or the 'openshift' project
     - if you don't specify a tag, we'll add ':latest'
  2. Images in the container registry, on remote registries, or on the local container engine
  3. Git repository URLs or local paths that point to Git repositories

--allow-missing-images can be used to force the use of an image that was not matched`,
};

/** Nothing is what was asked for, but something comes near; the nearest first. */
export const nearMatches = (input: string, matches: readonly NearMatch[], isWord: boolean): OcError => {
  const [nearest, next] = matches as [NearMatch, NearMatch?];
  if (next === undefined && nearest.tag === undefined) return noTags(`${nearest.namespace}/${nearest.stream}`);
  return next === undefined || nearest.score < next.score
    ? partialMatch(input, nearest, isWord)
    : multipleMatches(input, matches, isWord);
};

const noTags = (stream: string): OcError =>
  new OcError(`no tags found on matching image stream: ${JSON.stringify(stream)}

The image stream ${JSON.stringify(stream)} exists, but it has no tags.

  Use --allow-missing-imagestream-tags to use this image stream

`);

const partialMatch = (input: string, match: NearMatch, isWord: boolean): OcError =>
  new OcError(`only a partial match was found for ${JSON.stringify(input)}: ${JSON.stringify(matchName(match))}

${classification(input, isWord)}The argument ${JSON.stringify(input)} only partially matched the following container image, OpenShift image stream, or template:

${matchLines(match)}`);

const multipleMatches = (input: string, matches: readonly NearMatch[], isWord: boolean): OcError =>
  new OcError(`multiple images or templates matched ${JSON.stringify(input)}

${classification(input, isWord)}The argument ${JSON.stringify(input)} could apply to the following container images, OpenShift image streams, or templates:

${matches.slice(0, 5).map(matchLines).join('')}${
  matches.length > 5 ? `To view a full list of matches, use 'oc new-app -S ${input}'` : ''
}`);

const matchName = ({ namespace, stream, tag }: NearMatch): string =>
  `${namespace}/${stream}${tag === undefined ? '' : `:${tag}`}`;

export const nothingNamed = (): OcError =>
  usageError(
    'oc new-app',
    `You must specify one or more images, image streams, templates, or source code locations to create an application.

To list all local templates and image streams, use:

  oc new-app -L

To search templates, image streams, and container images that match the arguments provided, use:

  oc new-app -S php
  oc new-app -S --template=rails
  oc new-app -S --image-stream=mysql
  oc new-app -S --image=registry.access.redhat.com/ubi8/python-38

For details on how to use the results from those searches to provide images, image streams, templates, or source code locations as inputs into 'oc new-app', use:

  oc help new-app

`,
  );

export const nothingToBuild = (): OcError =>
  usageError(
    'oc new-build',
    `You must specify one or more images, image streams, or source code locations to create a build.

To build from an existing image stream tag or container image, provide the name of the image and
the source code location:

  oc new-build centos/nodejs-8-centos7~https://github.com/sclorg/nodejs-ex.git

If you only specify the source repository location (local or remote), the command will look at
the repo to determine the type, and then look for a matching image on your server or on the
default container image registry.

  oc new-build https://github.com/sclorg/nodejs-ex.git

will look for an image called "nodejs" in your current project, the 'openshift' project, or
on the configured container registries.
`,
  );

const matchLines = (match: NearMatch): string => {
  const { stream, namespace, tag } = match;
  const inProject = `in project ${JSON.stringify(namespace)}`;
  return tag === undefined
    ? `* Image stream ${JSON.stringify(stream)} ${inProject}\n  Use --image-stream=${JSON.stringify(matchName(match))} --allow-missing-imagestream-tags to specify this image or template\n\n`
    : `* Image stream ${JSON.stringify(stream)} (tag ${JSON.stringify(tag)}) ${inProject}\n  Use --image-stream=${JSON.stringify(matchName(match))} to specify this image or template\n\n`;
};

/** An image that is to build sources, and has no program for that. */
export const notBuilder = (image: string, repository: string): OcError =>
  new OcError(`the image match ${JSON.stringify(image)} for source repository ${JSON.stringify(repository)} does not appear to be a source-to-image builder.

- to attempt to use this image as a source builder, pass "--strategy=source"
- to use it as a base image for a Docker build, pass "--strategy=docker"`);
