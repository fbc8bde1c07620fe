import { parseImageReference } from '../../../image/reference.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { describePlan } from '../../build/describe-plan.ts';
import type { Command, Invocation } from '../../command.ts';
import { buildFromSource, sourceBuildObjects } from '../../new-app/build-from-source.ts';
import { askedStrategy, strategyWithoutSource } from '../../new-app/build-strategy.ts';
import { checkGroups, groupNumbers } from '../../new-app/check-groups.ts';
import type { Component } from '../../new-app/component.ts';
import { createNamed, createObjects } from '../../new-app/create-objects.ts';
import {
  type DeployedTemplate,
  deployTemplate,
  type NamedTemplate,
  namedTemplates,
} from '../../new-app/deploy-template.ts';
import { describeComponent } from '../../new-app/describe-component.ts';
import { isVariable, readBuildEnvironment, readEnvironment } from '../../new-app/environment.ts';
import { findContainerImage } from '../../new-app/find-container-image.ts';
import { checkName, findImageStream } from '../../new-app/find-image-stream.ts';
import { findSourced, findWord } from '../../new-app/find-word.ts';
import {
  type Generation,
  generateDeployment,
  generateDeploymentConfig,
  generateImageStream,
  generateImageStreamTag,
  generateService,
} from '../../new-app/generate-objects.ts';
import { markObjects } from '../../new-app/mark-objects.ts';
import { nothingNamed, throwUnmatched } from '../../new-app/match-errors.ts';
import { newAppFlags } from '../../new-app/new-app-flags.ts';
import { searchText } from '../../new-app/search-images.ts';
import { isRepository, repositoryName, warnOfRemotes } from '../../new-app/source-repository.ts';
import { successText } from '../../new-app/success-text.ts';
import { OcError } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { kindOfObject } from '../../template/kind-of-object.ts';
import { importModeOf } from '../build-and-deploy/import/import-request.ts';

/** `oc new-app`: a workload, a service and, for an image from outside, a stream. */
export const newApp: Command = {
  usage: '(IMAGE | IMAGESTREAM | TEMPLATE | PATH | URL ...) [flags]',
  flags: newAppFlags,
  run: async (invocation) => {
    const { flags, context } = invocation;
    if (flags.boolean('list') || flags.boolean('search')) return context.stdout(await searchText(invocation));
    askedStrategy(invocation);
    warnOfRemotes(invocation);
    const env = await readEnvironment(invocation);
    const buildEnv = await readBuildEnvironment(invocation);
    checkLabels(invocation);
    const templates = await namedTemplates(invocation);
    const named = new Set(templates.map(({ input }) => input));
    const { components, groups } = await findComponents(invocation, named);
    const workloads: KubeObject[] = [];
    const services: KubeObject[] = [];
    const texts: string[] = [];
    const names = uniqueNames(
      components.map(({ stream, source }) => flags.string('name') || (source ? repositoryName(source) : stream)),
    );
    // An application is called like its first template, else like its first component.
    const app = templates[0]?.template.metadata.name ?? names[0];
    for (const [index, component] of components.entries()) {
      const isJoined = flags.boolean('as-deployment-config') && !component.source;
      const first = isJoined ? groups.indexOf(groups[index] as number) : index;
      const isPart = first !== index;
      const generation = { ...generationOf(invocation, env, names[first] as string, app), isPart };
      const beside = components.filter((_, other) => isJoined && other > index && groups[other] === groups[index]);
      if (component.source) {
        const build = buildFromSource(invocation, component, generation.name, buildEnv);
        texts.push(describePlan(build.plan));
        workloads.push(...(await sourceBuildObjects(invocation, build, generation)), deployed(build.built, generation));
      } else {
        texts.push(describeComponent(component, generation));
        workloads.push(...(await generate(invocation, component, generation, beside)));
      }
      if (isPart) continue;
      const service = generateService([component, ...beside], generation);
      if (service) services.push(service as unknown as KubeObject);
    }
    const deployedTemplates = await deployTemplates(
      invocation,
      templates,
      generationOf(invocation, env, '', flags.string('name') || app),
    );
    const objects = [...withoutDoubles(workloads), ...services, ...deployedTemplates.objects];
    return await makeAll(invocation, objects, [...texts, deployedTemplates.text].join(''));
  },
};

const deployTemplates = async (
  invocation: Invocation,
  templates: readonly NamedTemplate[],
  generation: Generation,
): Promise<DeployedTemplate> => {
  const deployed: DeployedTemplate[] = [];
  for (const template of templates) deployed.push(await deployTemplate(invocation, template));
  return {
    objects: markObjects(
      deployed.flatMap(({ objects }) => objects),
      generation,
    ),
    text: deployed.map(({ text }) => text).join(''),
  };
};

/** Prints the objects, as `-o` says, or makes them. */
const makeAll = async (invocation: Invocation, objects: readonly KubeObject[], text: string): Promise<number> => {
  const { context, flags } = invocation;
  if (flags.string('output') === 'name') return await createNamed(invocation, objects);
  if (flags.has('output')) {
    const printable = { objects, kinds: objects.map(kindOfObject), single: false };
    context.stdout(formatTyped(flags, printable, { listMeta: {} }));
    return 0;
  }
  const labels = flags.list('labels').join(',');
  context.stdout(`${text}--> Creating resources ${labels && `with label ${labels} `}...\n`);
  const complete = await createObjects(invocation, objects);
  context.stdout(complete ? successText(objects, flags.boolean('dry-run')) : '--> Failed\n');
  return complete ? 0 : 1;
};

const findComponents = async (invocation: Invocation, templates: ReadonlySet<string>): Promise<FoundComponents> => {
  const { flags, args } = invocation;
  const images = [...flags.list('image'), ...flags.list('docker-image')];
  const streams = flags.list('image-stream');
  const words = args.filter((word) => !isVariable(word) && !templates.has(word));
  const count = images.length + streams.length + words.length;
  if (count === 0 && templates.size === 0) throw nothingNamed();
  if (flags.has('name')) checkName(flags.string('name'));
  if (flags.string('strategy') !== '' && !words.some((word) => word.includes('~') || isRepository(word)))
    throw strategyWithoutSource();
  const parts = words.map((word) => word.split('+'));
  checkGroups(flags.list('group'), [
    ...images,
    ...streams,
    ...parts.flat().map((part) => part.split('~')[0] as string),
  ]);
  const components: Component[] = [];
  const errors: unknown[] = [];
  const find = async (found: Promise<Component>): Promise<void> =>
    await found.then(
      (component) => void components.push(component),
      (error: unknown) => void errors.push(error),
    );
  for (const image of images) await find(findContainerImage(invocation, image));
  for (const stream of streams) await find(findImageStream(invocation, stream));
  for (const group of parts) {
    const isWhole = group.length === 1;
    for (const part of group)
      await find(part.includes('~') ? findSourced(invocation, part) : findWord(invocation, part, { isWhole }));
  }
  throwUnmatched(errors);
  const groups = groupNumbers([...[...images, ...streams].map((word) => [word]), ...parts], flags.list('group'));
  if (new Set(groups).size > 1 && flags.has('name'))
    throw new OcError('only one component or source repository can be used when specifying a name');
  for (const { input, stream, source } of components) {
    const name = flags.string('name') || stream;
    if (!source && name.length < 2) throw new OcError(`can't include ${JSON.stringify(input)}: invalid name: ${name}`);
  }
  return { components, groups };
};

interface FoundComponents {
  readonly components: readonly Component[];
  /** Of each component the number of its group. */
  readonly groups: readonly number[];
}

const checkLabels = ({ flags }: Invocation): void => {
  for (const pair of flags.list('labels').flatMap((labels) => labels.split(','))) {
    const [key, value, more] = pair.split('=');
    if (value === undefined || more !== undefined) throw new OcError(`unexpected label spec: ${pair}`);
    if (key === '') throw new OcError('unexpected empty label key');
  }
};

/** A name that is taken gets a number. */
const uniqueNames = (names: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = counts.get(name);
    counts.set(name, (count ?? -1) + 1);
    return count === undefined ? name : `${name}-${count + 1}`;
  });
};

const withoutDoubles = (objects: readonly KubeObject[]): KubeObject[] => [
  ...new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object])).values(),
];

const generationOf = (
  { flags, namespace }: Invocation,
  env: readonly EnvVar[],
  name: string,
  app: string | undefined,
): Generation => ({
  name,
  app,
  stream: streamOf(flags.list('image-stream').at(-1)),
  namespace,
  labels: Object.fromEntries(flags.list('labels').map((pair) => pair.split('=') as [string, string])),
  env,
  deploymentConfig: flags.boolean('as-deployment-config'),
  asTest: flags.boolean('as-test'),
  importMode: importModeOf(flags.string('import-mode')),
  insecure: flags.boolean('insecure-registry'),
});

const streamOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : parseImageReference(text).name;

const generate = async (
  invocation: Invocation,
  component: Component,
  generation: Generation,
  beside: readonly Component[],
): Promise<KubeObject[]> => {
  const tracked = await generateTracking(invocation, component, generation);
  return [
    ...(tracked === undefined ? [] : [tracked as KubeObject]),
    ...(generation.isPart ? [] : [deployed(component, generation, beside)]),
  ];
};

const deployed = (component: Component, generation: Generation, beside: readonly Component[] = []): KubeObject => {
  const workload = generation.deploymentConfig ? generateDeploymentConfig : generateDeployment;
  return workload(component, generation, beside) as unknown as KubeObject;
};

/** The stream or the tag that follows the image, unless it exists already. */
const generateTracking = async (
  { client, namespace }: Invocation,
  component: Component,
  generation: Generation,
): Promise<unknown> => {
  if (component.isUnseen) return undefined;
  const streamNamespace = component.streamNamespace ?? namespace;
  if (
    component.streamNamespace === undefined &&
    !(await client.find<ImageStream>(imageStreamKind, namespace, component.stream))
  )
    return generateImageStream(component, generation);
  const found = await client.find(imageStreamTagKind, streamNamespace, `${component.stream}:${component.tag}`);
  return found ? undefined : generateImageStreamTag(component, generation);
};
