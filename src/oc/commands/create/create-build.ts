import { InvalidReferenceError, parseImageReference } from '../../../image/reference.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { parseEnvironment } from '../../set/environment.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/**
 * `oc create build`: a build without a configuration.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/create/build.go
 */
export const createBuild: Command = {
  usage: 'NAME',
  flags: [
    ...createFlags,
    stringFlag('strategy', 'Not heeded, as in the real oc: other flags say how it is built.'),
    stringFlag('source-git', 'Where a git repository is; it cannot be reached from the embedded cluster.'),
    stringFlag('source-revision', 'A commit, branch or tag of the repository.'),
    stringFlag('context-dir', 'A folder of the repository.'),
    stringFlag('dockerfile-contents', 'The text of a Dockerfile.'),
    stringFlag('dockerfile-path', 'Where the Dockerfile is in the source.'),
    stringFlag('from-image', 'The image to build on.'),
    stringFlag('to-image', 'Where the image is pushed to.'),
    stringFlag('to-image-stream', 'The tag that the image becomes: [NAMESPACE/]STREAM:TAG.'),
    stringFlag('image-optimization-policy', 'Whether layers are kept: SkipLayers, SkipLayersAndWarn or None.'),
    numberFlag('build-loglevel', 'How much the build tells, from 0 to 10.', { default: '0' }),
    listFlag('env', 'Environment variables of the build.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const output = outputOf(invocation);
    const build = {
      kind: 'Build',
      apiVersion: 'build.openshift.io/v1',
      metadata: { name, creationTimestamp: null },
      spec: {
        source: {
          ...(flags.has('dockerfile-contents') && { dockerfile: flags.string('dockerfile-contents') }),
          ...(flags.string('source-git') && { git: gitOf(invocation) }),
          ...(flags.string('context-dir') && { contextDir: flags.string('context-dir') }),
        },
        strategy: strategyOf(invocation),
        output: output === undefined ? {} : { to: output },
        resources: {},
        postCommit: {},
        nodeSelector: null,
      },
      status: { phase: '', output: {} },
    };
    await createObject(invocation, buildKind, build, { parameters: false });
  },
};

const gitOf = ({ flags }: Invocation): object => ({
  uri: flags.string('source-git'),
  ...(flags.string('source-revision') && { ref: flags.string('source-revision') }),
});

const strategyOf = ({ flags }: Invocation): object => {
  const env = variablesOf(flags.values('env'), flags.number('build-loglevel'));
  const path = flags.string('dockerfile-path');
  const policy = flags.string('image-optimization-policy');
  const from = flags.string('from-image');
  const isDocker = [flags.string('dockerfile-contents'), path, policy, from].some(Boolean);
  if (!isDocker) return {};
  return {
    dockerStrategy: {
      ...(from && { from: { kind: 'DockerImage', name: from } }),
      ...(env.length > 0 && { env }),
      ...(path && { dockerfilePath: path }),
      ...(policy && { imageOptimizationPolicy: policy }),
    },
  };
};

/** @throws OcError for what is no variable */
const variablesOf = (words: readonly string[], level: number): EnvVar[] => {
  try {
    const { set } = parseEnvironment(words);
    return level > 0 ? [...set, { name: 'BUILD_LOGLEVEL', value: String(level) }] : [...set];
  } catch (error) {
    throw new OcError(`invalid --env: ${(error as Error).message}`, { cause: error });
  }
};

/** @throws OcError for what is no tag */
const outputOf = ({ flags }: Invocation): object | undefined => {
  const text = flags.string('to-image-stream');
  if (text === '')
    return flags.string('to-image') ? { kind: 'DockerImage', name: flags.string('to-image') } : undefined;
  try {
    const { registry, namespace, name, tag, id } = parseImageReference(text);
    if (tag === '' || id !== '' || registry !== '') throw new OcError('must specify [NAMESPACE/]STREAM:TAG');
    return { kind: 'ImageStreamTag', ...(namespace !== '' && { namespace }), name: `${name}:${tag}` };
  } catch (error) {
    if (!(error instanceof OcError || error instanceof InvalidReferenceError)) throw error;
    throw new OcError(`invalid --to-image-stream: ${error.message}`, { cause: error });
  }
};
