import { createHash } from 'node:crypto';
import type { BuildConfig, BuildReference, BuildSource, BuildTrigger } from '../../resources/builds/build-config.ts';
import { buildConfigKind, imageStreamKind, imageStreamTagKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { importModeOf } from '../commands/build-and-deploy/import/import-request.ts';
import type { Component } from '../new-app/component.ts';
import { generateImageStream, generateImageStreamTag } from '../new-app/generate-objects.ts';
import { OcError } from '../oc-error.ts';
import type { BuildPlan } from './build-plan.ts';

/**
 * The objects of a plan: the stream that tracks the base image and the one for the output unless they are there, and the
 * configuration.
 *
 * @throws OcError when the build would be its own input
 */
export const buildObjects = async (invocation: Invocation, plan: BuildPlan): Promise<KubeObject[]> => {
  const labels = buildLabels(invocation, plan);
  return (await plannedObjects(invocation, plan)).map(({ metadata: { annotations, ...metadata }, ...object }) => ({
    ...object,
    metadata: {
      ...metadata,
      labels,
      annotations: { ...annotations, 'openshift.io/generated-by': 'OpenShiftNewBuild' },
    },
  })) as KubeObject[];
};

/** The same without the labels and annotations of the command. */
export const plannedObjects = async (invocation: Invocation, plan: BuildPlan): Promise<KubeObject[]> => {
  const config = configObject(invocation, plan);
  const input = config.spec.strategy.dockerStrategy?.from ?? config.spec.strategy.sourceStrategy?.from;
  await refuseCircle(invocation, plan, input);
  return [
    ...(plan.base && !plan.base.isUnseen ? await tracking(invocation, plan.base) : []),
    ...(await outputStream(invocation, plan)),
    config,
    ...(plan.sourceImage ? await tracking(invocation, plan.sourceImage) : []),
  ] as KubeObject[];
};

/** What every object is labelled with. */
export const buildLabels = ({ flags }: Invocation, { name }: BuildPlan): Record<string, string> => {
  const given = flags.list('labels').map((pair) => pair.split('=') as [string, string]);
  return given.length === 0 ? { build: name } : Object.fromEntries(given);
};

const refuseCircle = async (
  { flags, client, context, namespace }: Invocation,
  { output, base }: BuildPlan,
  input: BuildReference | undefined,
): Promise<void> => {
  if (output?.kind !== 'ImageStreamTag' || input?.kind !== 'ImageStreamTag') return;
  if (input.name !== output.name || (input.namespace ?? namespace) !== namespace) return;
  const existing = await client.find<KubeObject & { tag?: { from?: { name: string } } }>(
    imageStreamTagKind,
    namespace,
    input.name,
  );
  const image = base?.image ?? existing?.tag?.from?.name ?? `${namespace}/${input.name}`;
  const reference = /:[^/]*$/.test(image) || image.includes('@') ? image : `${image}:latest`;
  const text = `output image of ${JSON.stringify(reference)} should be different than input`;
  if (!flags.has('to')) throw new OcError(`${text}, set a different tag with --to`);
  context.stderr(`--> WARNING: ${text}\n`);
};

/** The stream of an image from outside; only its tag when there is a stream of that name. */
const tracking = async ({ client, flags, namespace }: Invocation, component: Component): Promise<KubeObject[]> => {
  if (component.streamNamespace !== undefined) return [];
  const generation = {
    name: component.stream,
    namespace,
    labels: {},
    env: [],
    deploymentConfig: false,
    importMode: importModeOf(flags.string('import-mode')),
  };
  if ((await client.find(imageStreamKind, namespace, component.stream)) === undefined)
    return [generateImageStream(component, generation) as unknown as KubeObject];
  const tag = `${component.stream}:${component.tag}`;
  return (await client.find(imageStreamTagKind, namespace, tag)) === undefined
    ? [generateImageStreamTag(component, generation) as unknown as KubeObject]
    : [];
};

/** A build that pushes nothing gets a stream too. */
const outputStream = async (invocation: Invocation, { name, output, base }: BuildPlan): Promise<KubeObject[]> => {
  if (output?.kind === 'DockerImage') return [];
  const made = output?.name ?? `${name}:latest`;
  const [stream = '', tag = ''] = made.split(':');
  if (base?.stream === stream && base.streamNamespace === undefined) return [];
  const { client, namespace } = invocation;
  if (await client.find(imageStreamKind, namespace, stream)) {
    const component: Component = { input: made, stream, tag, image: made, repository: '', found: '' };
    return tracking(invocation, component);
  }
  return [
    {
      kind: 'ImageStream',
      apiVersion: 'image.openshift.io/v1',
      metadata: { name: stream, creationTimestamp: null },
      spec: { lookupPolicy: { local: false } },
      status: { dockerImageRepository: '' },
    } as unknown as KubeObject,
  ];
};

const configObject = (invocation: Invocation, plan: BuildPlan): BuildConfig => {
  const { flags, namespace, context } = invocation;
  const variables = (flag: string) =>
    flags.values(flag).map((pair) => ({ name: pair.split('=')[0], value: pair.slice(pair.indexOf('=') + 1) }));
  const secret = (type: string): string =>
    createHash('sha256').update(`${namespace}/${plan.name} ${type} ${context.now()}`).digest('base64url').slice(0, 20);
  const from = plan.base
    ? plan.base.isUnseen
      ? { kind: 'DockerImage', name: plan.base.image ?? '' }
      : referenceOf(plan.base)
    : plan.isScratch
      ? { kind: 'DockerImage', name: 'scratch' }
      : undefined;
  const env = plan.env.length > 0 ? { env: [...plan.env] } : {};
  const docker = {
    ...env,
    ...(from && { from }),
    ...(flags.has('build-arg') && { buildArgs: variables('build-arg') }),
  };
  const pushSecret = flags.string('push-secret');
  const source = sourceOf(invocation, plan);
  const triggers: BuildTrigger[] = [
    { type: 'GitHub', github: { secret: secret('GitHub') } },
    { type: 'Generic', generic: { secret: secret('Generic') } },
  ];
  const images = (source.images ?? []).map((image) => ({ type: 'ImageChange', imageChange: { from: image.from } }));
  const changes = [
    ...images,
    { type: 'ConfigChange' },
    ...(plan.base ? [{ type: 'ImageChange', imageChange: {} }] : []),
  ];
  return {
    kind: buildConfigKind.kind,
    apiVersion: 'build.openshift.io/v1',
    metadata: { name: plan.name, creationTimestamp: null },
    spec: {
      source,
      strategy:
        plan.strategy === 'Docker'
          ? { type: 'Docker', dockerStrategy: docker }
          : { type: 'Source', sourceStrategy: { ...env, ...(from && { from }) } },
      output: { ...(plan.output && { to: plan.output }), ...(pushSecret && { pushSecret: { name: pushSecret } }) },
      resources: {},
      postCommit: {},
      nodeSelector: null,
      triggers: [...triggers, ...(plan.isBinary ? [] : changes)],
    },
    status: { lastVersion: 0 },
  } as unknown as BuildConfig;
};

const referenceOf = ({ stream, tag, streamNamespace }: Component): BuildReference => ({
  kind: 'ImageStreamTag',
  name: `${stream}:${tag}`,
  ...(streamNamespace && { namespace: streamNamespace }),
});

const sourceOf = ({ flags }: Invocation, { isBinary, git, dockerfile, sourceImage }: BuildPlan): BuildSource => {
  const [sourcePath = '', destinationDir = ''] = flags.string('source-image-path').split(/:(.*)/s);
  const secrets = mounted(flags.list('build-secret')).map(({ name, ...to }) => ({ secret: { name }, ...to }));
  const configMaps = mounted(flags.list('build-config-map')).map(({ name, ...to }) => ({ configMap: { name }, ...to }));
  return {
    type: git ? 'Git' : sourceImage ? 'Image' : isBinary ? 'Binary' : dockerfile === undefined ? 'None' : 'Dockerfile',
    ...(isBinary && { binary: {} }),
    ...(git && { git: { uri: git.uri, ...(git.ref && { ref: git.ref }) } }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(sourceImage && { images: [{ from: referenceOf(sourceImage), paths: [{ sourcePath, destinationDir }] }] }),
    ...(flags.has('context-dir') && { contextDir: flags.string('context-dir') }),
    ...(flags.has('source-secret') && { sourceSecret: { name: flags.string('source-secret') } }),
    ...(secrets.length > 0 && { secrets }),
    ...(configMaps.length > 0 && { configMaps }),
  };
};

/** `NAME[:DESTINATION]` */
const mounted = (texts: readonly string[]): { name: string; destinationDir: string }[] =>
  texts.map((text) => {
    const [name = '', destinationDir] = text.split(':');
    return { name, destinationDir: destinationDir || '.' };
  });
