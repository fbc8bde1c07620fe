import { OcError } from '../oc-error.ts';

/** A tag that comes near to what was asked for. */
export interface PartialMatch {
  readonly namespace: string;
  readonly stream: string;
  readonly tag: string;
}

export const notFound = (where: string, input: string): OcError =>
  new OcError(`unable to locate any ${where} with name ${JSON.stringify(input)}

The 'oc new-app' command will match arguments to the following types:

  1. Images tagged into image streams in the current project or the 'openshift' project
     - if you don't specify a tag, we'll add ':latest'
  2. Images in the container storage, on remote registries, or on the local container engine
  3. Templates in the current project or the 'openshift' project
  4. Git repository URLs or local paths that point to Git repositories

--allow-missing-images can be used to point to an image that does not exist yet.

See 'oc new-app -h' for examples.`);

export const noTags = (stream: string): OcError =>
  new OcError(`no tags found on matching image stream: ${JSON.stringify(stream)}

The image stream ${JSON.stringify(stream)} exists, but it has no tags.

  Use --allow-missing-imagestream-tags to use this image stream

`);

export const partialMatch = (input: string, match: PartialMatch): OcError =>
  new OcError(`only a partial match was found for ${JSON.stringify(input)}: ${JSON.stringify(`${match.namespace}/${match.stream}:${match.tag}`)}

The argument ${JSON.stringify(input)} only partially matched the following container image, OpenShift image stream, or template:

${matchLines(match)}`);

export const multipleMatches = (input: string, matches: readonly PartialMatch[]): OcError =>
  new OcError(`multiple images or templates matched ${JSON.stringify(input)}

The argument ${JSON.stringify(input)} could apply to the following container images, OpenShift image streams, or templates:

${matches.map(matchLines).join('')}`);

export const nothingNamed = (): OcError =>
  new OcError(`You must specify one or more images, image streams, templates, or source code locations to create an application.

To list all local templates and image streams, use:

  oc new-app -L

To search templates, image streams, and container images that match the arguments provided, use:

  oc new-app -S php
  oc new-app -S --template=ruby
  oc new-app -S --image-stream=mysql
  oc new-app -S --image=registry.access.redhat.com/ubi8/python-38

For details on how to use the results from those searches to provide images, image streams, templates, or source code locations as inputs into 'oc new-app', use:

  oc help new-app
`);

const matchLines = ({ namespace, stream, tag }: PartialMatch): string =>
  `* Image stream ${JSON.stringify(stream)} (tag ${JSON.stringify(tag)}) in project ${JSON.stringify(namespace)}\n  Use --image-stream=${JSON.stringify(`${namespace}/${stream}:${tag}`)} to specify this image or template\n\n`;

/** An image that is to build sources, and has no program for that. */
export const notBuilder = (image: string, repository: string): OcError =>
  new OcError(`the image match ${JSON.stringify(image)} for source repository ${JSON.stringify(repository)} does not appear to be a source-to-image builder.

- to attempt to use this image as a source builder, pass "--strategy=source"
- to use it as a base image for a Docker build, pass "--strategy=docker"`);
