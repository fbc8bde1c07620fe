import type { ImageStream } from '../../resources/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import type { Component } from '../new-app/component.ts';
import { createObjects, kindOf } from '../new-app/create-objects.ts';
import { describeComponent } from '../new-app/describe-component.ts';
import { findContainerImage } from '../new-app/find-container-image.ts';
import { checkName, findImageStream } from '../new-app/find-image-stream.ts';
import { builderError, findWord } from '../new-app/find-word.ts';
import {
  type Generation,
  generateDeployment,
  generateDeploymentConfig,
  generateImageStream,
  generateImageStreamTag,
  generateService,
} from '../new-app/generate-objects.ts';
import { nothingNamed } from '../new-app/match-errors.ts';
import { OcError } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';

/** `oc new-app`: a workload, a service and, for an image from outside, a stream. */
export const newApp: Command = {
  usage: '(IMAGE | IMAGESTREAM | TEMPLATE | PATH | URL ...) [flags]',
  flags: [
    listFlag('image', 'Name of a container image to include in the app.'),
    listFlag('docker-image', 'Name of a container image to include in the app.', {
      deprecated: 'Deprecated flag use --image',
    }),
    listFlag('image-stream', 'Name of existing image stream to include in the app.', { short: 'i' }),
    stringFlag('name', 'Set name to use for generated application artifacts.'),
    listFlag('labels', 'Label to set in all resources for this application.', { short: 'l' }),
    listFlag('env', 'Specify a key-value pair for an environment variable to set into each container.', { short: 'e' }),
    outputFlag,
    booleanFlag('dry-run', 'If true, show the result of the operation without performing it.'),
    booleanFlag('as-deployment-config', 'If true create this application as a deployment config.'),
    booleanFlag(
      'insecure-registry',
      'If true, indicates that the referenced container images are on insecure registries.',
    ),
    booleanFlag(
      'allow-missing-images',
      'If true, indicates that referenced container images that cannot be found locally or in a registry should still be used.',
    ),
    booleanFlag(
      'allow-missing-imagestream-tags',
      'If true, indicates that image stream tags that don’t exist should still be used.',
    ),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const components = await findComponents(invocation);
    const objects: KubeObject[] = [];
    const texts: string[] = [];
    for (const component of components) {
      const generation = generationOf(invocation, component);
      texts.push(describeComponent(component, generation));
      objects.push(...(await generate(invocation, component, generation)));
    }
    if (flags.has('output'))
      return context.stdout(
        printObjects(flags.string('output'), { objects, kinds: objects.map(kindOf), single: false }, { listMeta: {} }),
      );
    const labels = flags.list('labels').join(',');
    context.stdout(`${texts.join('')}--> Creating resources ${labels && `with label ${labels} `}...\n`);
    const complete = await createObjects(invocation, objects);
    context.stdout(complete ? successText(objects, flags.boolean('dry-run')) : '--> Failed\n');
    return complete ? 0 : 1;
  },
};

const findComponents = async (invocation: Invocation): Promise<Component[]> => {
  const { flags, args } = invocation;
  const images = [...flags.list('image'), ...flags.list('docker-image')];
  const streams = flags.list('image-stream');
  const variables = args.filter((word) => /^[A-Za-z_][\w.]*=/.test(word));
  const words = args.filter((word) => !variables.includes(word));
  const count = images.length + streams.length + words.length;
  if (count === 0) throw nothingNamed();
  if (count > 1 && flags.has('name'))
    throw new OcError('only one component or source repository can be used when specifying a name');
  if (flags.has('name')) checkName(flags.string('name'));
  const components: Component[] = [];
  for (const stream of streams) components.push(await findImageStream(invocation, stream));
  for (const image of images) components.push(await findContainerImage(invocation, image));
  for (const word of words) {
    if (word.includes('~')) throw await builderError(invocation, word);
    components.push(await findWord(invocation, word));
  }
  return components;
};

const generationOf = ({ flags, namespace, args }: Invocation, component: Component): Generation => ({
  name: flags.string('name') || component.stream,
  namespace,
  labels: Object.fromEntries(flags.list('labels').map((pair) => pair.split('=') as [string, string])),
  env: [...flags.values('env'), ...args.filter((word) => /^[A-Za-z_][\w.]*=/.test(word))],
  deploymentConfig: flags.boolean('as-deployment-config'),
});

const generate = async (
  invocation: Invocation,
  component: Component,
  generation: Generation,
): Promise<KubeObject[]> => {
  const workload = generation.deploymentConfig ? generateDeploymentConfig : generateDeployment;
  const tracked = await generateTracking(invocation, component, generation);
  return [tracked, workload(component, generation), generateService(component, generation)].filter(
    (object) => object !== undefined,
  ) as unknown[] as KubeObject[];
};

/** The stream or the tag that follows the image, unless it exists already. */
const generateTracking = async (
  { client, namespace }: Invocation,
  component: Component,
  generation: Generation,
): Promise<unknown> => {
  const streamNamespace = component.streamNamespace ?? namespace;
  if (
    component.streamNamespace === undefined &&
    !(await client.find<ImageStream>(imageStreamKind, namespace, component.stream))
  )
    return generateImageStream(component, generation);
  const found = await client.find(imageStreamTagKind, streamNamespace, `${component.stream}:${component.tag}`);
  return found ? undefined : generateImageStreamTag(component, generation);
};

const successText = (objects: readonly KubeObject[], dryRun: boolean): string => {
  const services = objects
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata }) => `     'oc expose service/${metadata.name}' \n`);
  const hint =
    '    Application is not exposed. You can expose services to the outside world by executing one or more of the commands below:\n';
  return dryRun
    ? '--> Success (dry run)\n'
    : `--> Success\n${services.length > 0 ? hint + services.join('') : ''}    Run 'oc status' to view your app.\n`;
};
