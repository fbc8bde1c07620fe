import { createHash } from 'node:crypto';
import { buildConfigKind, imageStreamKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { createObjects, kindOf } from '../new-app/create-objects.ts';
import { checkName } from '../new-app/find-image-stream.ts';
import { OcError } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';

/** `oc new-build --binary`: a configuration for builds of what is uploaded, and the stream that their images go to. */
export const newBuild: Command = {
  usage: '(IMAGE | IMAGESTREAM | PATH | URL ...) [flags]',
  flags: [
    booleanFlag('binary', 'Instead of expecting a source URL, set the build to expect binary contents.'),
    stringFlag('strategy', "Specify the build strategy to use if you don't want to detect (docker|pipeline|source)."),
    stringFlag('name', 'Set name to use for generated build artifacts.'),
    stringFlag(
      'to',
      'Push built images to this image stream tag (or container image repository if --to-docker is set).',
    ),
    booleanFlag('to-docker', 'If true, have the build output push to a container image repository.'),
    booleanFlag('no-output', 'If true, the build output will not be pushed anywhere.'),
    stringFlag(
      'dockerfile',
      "Specify the contents of a Dockerfile to build directly, implies --strategy=docker. Pass '-' to read from STDIN.",
      {
        short: 'D',
      },
    ),
    listFlag('env', 'Specify a key-value pair for an environment variable to set into resulting image.', {
      short: 'e',
    }),
    listFlag('build-arg', 'Specify a key-value pair to pass to Docker during the build.'),
    listFlag('labels', 'Label to set in all generated resources.', { short: 'l' }),
    outputFlag,
    booleanFlag('dry-run', 'If true, show the result of the operation without performing it.'),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const plan = planOf(invocation);
    const objects = await generate(invocation, plan);
    if (flags.has('output'))
      return context.stdout(
        printObjects(flags.string('output'), { objects, kinds: objects.map(kindOf), single: false }),
      );
    const labels = Object.entries(plan.labels).map(([key, value]) => `${key}=${value}`);
    context.stdout(`${describePlan(plan)}\n--> Creating resources with label ${labels.join(',')} ...\n`);
    const complete = await createObjects(invocation, objects);
    const hint = plan.isBinary
      ? ''
      : `    Build configuration "${plan.name}" created and build triggered.\n    Run 'oc logs -f buildconfig/${plan.name}' to stream the build progress.\n`;
    context.stdout(complete ? `--> Success${flags.boolean('dry-run') ? ' (dry run)' : ''}\n${hint}` : '--> Failed\n');
    return complete ? 0 : 1;
  },
};

interface Plan {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isBinary: boolean;
  readonly dockerfile: string | undefined;
  readonly output: { readonly kind: 'ImageStreamTag' | 'DockerImage'; readonly name: string } | undefined;
}

const planOf = ({ flags, args, context }: Invocation): Plan => {
  const [word] = args;
  if (word !== undefined)
    throw new OcError(
      `source repositories and base images cannot be given here: ${JSON.stringify(word)}; use --binary or --dockerfile`,
    );
  const given = flags.string('dockerfile');
  const dockerfile = given === '-' ? (context.stdin ?? '') : given || undefined;
  const isBinary = flags.boolean('binary');
  const to = flags.string('to');
  if (!isBinary && dockerfile === undefined)
    throw new OcError('you must specify one or more images, image streams, or source code locations to create a build');
  if (isBinary && dockerfile !== undefined)
    throw new OcError('specifying binary builds and source repositories at the same time is not allowed');
  if (flags.boolean('no-output') && to !== '') throw new OcError('--to and --no-output are mutually exclusive');
  const name = flags.string('name') || nameOfTarget(to);
  if (name === '')
    throw new OcError("you must provide a --name when you don't specify a source repository or base image");
  checkName(name);
  const strategy = flags.string('strategy') || (dockerfile === undefined ? '' : 'docker');
  if (!['', 'docker', 'source', 'pipeline'].includes(strategy))
    throw new OcError(`invalid strategy: ${JSON.stringify(strategy)}. Must be 'docker', 'pipeline' or 'source'`);
  if (strategy !== 'docker')
    throw new OcError('you must provide a builder image when using the source strategy with a binary build');
  const labels = flags.list('labels');
  return {
    name,
    labels:
      labels.length === 0
        ? { build: name }
        : Object.fromEntries(labels.map((pair) => pair.split('=') as [string, string])),
    isBinary,
    dockerfile,
    output: outputOf(flags.boolean('no-output'), flags.boolean('to-docker'), to, name),
  };
};

const nameOfTarget = (to: string): string => to.replace(/^.*\//, '').replace(/[:@].*$/, '');

const outputOf = (none: boolean, docker: boolean, to: string, name: string): Plan['output'] => {
  if (none) return undefined;
  if (docker) return { kind: 'DockerImage', name: to || `${name}:latest` };
  const target = to || name;
  return { kind: 'ImageStreamTag', name: target.includes(':') ? target : `${target}:latest` };
};

const describePlan = ({ isBinary, output }: Plan): string => {
  const lines = [
    isBinary
      ? '    * A docker build using binary input will be created'
      : '    * A docker build using a predefined Dockerfile will be created',
    output?.kind === 'ImageStreamTag'
      ? `      * The resulting image will be pushed to image stream tag "${output.name}"`
      : '',
    output?.kind === 'DockerImage' ? `      * The resulting image will be pushed with Docker to "${output.name}"` : '',
    isBinary ? "      * A binary build was created, use 'oc start-build --from-dir' to trigger a new build" : '',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
};

const generate = async (invocation: Invocation, plan: Plan): Promise<KubeObject[]> => {
  const { client, namespace } = invocation;
  const stream = plan.output?.kind === 'ImageStreamTag' ? (plan.output.name.split(':')[0] as string) : undefined;
  const isNew = stream !== undefined && (await client.find(imageStreamKind, namespace, stream)) === undefined;
  return [...(isNew ? [streamObject(stream, plan)] : []), configObject(invocation, plan)];
};

const metadataOf = (name: string, { labels }: Plan) => ({
  name,
  creationTimestamp: null,
  labels: { ...labels },
  annotations: { 'openshift.io/generated-by': 'OpenShiftNewBuild' },
});

const streamObject = (name: string, plan: Plan): KubeObject =>
  ({
    kind: imageStreamKind.kind,
    apiVersion: 'image.openshift.io/v1',
    metadata: metadataOf(name, plan),
    spec: { lookupPolicy: { local: false } },
    status: { dockerImageRepository: '' },
  }) as KubeObject;

const configObject = ({ flags, namespace, context }: Invocation, plan: Plan): KubeObject => {
  const variables = (flag: string) =>
    flags.values(flag).map((pair) => ({ name: pair.split('=')[0], value: pair.slice(pair.indexOf('=') + 1) }));
  const secret = (type: string): string =>
    createHash('sha256').update(`${namespace}/${plan.name} ${type} ${context.now()}`).digest('base64url').slice(0, 20);
  return {
    kind: buildConfigKind.kind,
    apiVersion: 'build.openshift.io/v1',
    metadata: metadataOf(plan.name, plan),
    spec: {
      source: plan.isBinary ? { type: 'Binary', binary: {} } : { type: 'Dockerfile', dockerfile: plan.dockerfile },
      strategy: {
        type: 'Docker',
        dockerStrategy: {
          ...(flags.has('env') && { env: variables('env') }),
          ...(flags.has('build-arg') && { buildArgs: variables('build-arg') }),
        },
      },
      output: plan.output === undefined ? {} : { to: plan.output },
      resources: {},
      postCommit: {},
      nodeSelector: null,
      triggers: [
        { type: 'GitHub', github: { secret: secret('GitHub') } },
        { type: 'Generic', generic: { secret: secret('Generic') } },
        ...(plan.isBinary ? [] : [{ type: 'ConfigChange' }]),
      ],
    },
    status: { lastVersion: 0 },
  } as unknown as KubeObject;
};
