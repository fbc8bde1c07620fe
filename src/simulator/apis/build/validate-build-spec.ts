import type { BuildReference, BuildSource, BuildStrategy, CommonBuildSpec } from '../../../resources/build-config.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { referenceError } from '../../image-streams/parse-reference.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';

/** Bytes. */
const LARGEST_DOCKERFILE = 60_000;

/**
 * The findings about what builds and their configurations have in common.
 *
 * @param needsSource whether there must be something to build from: of a build, not of a configuration
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apis/build/validation/validation.go
 */
export const validateBuildSpec = (spec: CommonBuildSpec, needsSource: boolean): FieldError[] => [
  ...validateSource(spec.source ?? {}, spec.strategy, needsSource),
  ...(spec.completionDeadlineSeconds !== undefined && spec.completionDeadlineSeconds <= 0
    ? [
        invalid(
          'spec.completionDeadlineSeconds',
          spec.completionDeadlineSeconds,
          'completionDeadlineSeconds must be a positive integer greater than 0',
        ),
      ]
    : []),
  ...(spec.output?.to ? validateOutput(spec.output.to) : []),
  ...validateStrategy(spec.strategy),
];

const validateSource = (source: BuildSource, strategy: BuildStrategy, needsSource: boolean): FieldError[] => {
  const { git, binary, dockerfile, images = [] } = source;
  if (git && binary) {
    return [
      invalid('spec.source.git', '', 'may not be set when binary is also set'),
      invalid('spec.source.binary', '', 'may not be set when git is also set'),
    ];
  }
  const isEmpty = !git && !binary && dockerfile == null && images.length === 0;
  const mayBeEmpty = strategy.customStrategy !== undefined || strategy.jenkinsPipelineStrategy !== undefined;
  return [
    ...(isEmpty && needsSource && !mayBeEmpty
      ? [
          invalid(
            'spec.source',
            'None',
            'must provide a value for at least one of source, binary, images, or dockerfile',
          ),
        ]
      : []),
    ...(git && !git.uri ? [required('spec.source.git.uri')] : []),
    ...(binary?.asFile && !/^[\w.-]+$/.test(binary.asFile)
      ? [
          invalid(
            'spec.source.binary.asFile',
            binary.asFile,
            'file name may not contain slashes or relative path segments and must be a valid POSIX filename',
          ),
        ]
      : []),
    ...(Buffer.byteLength(dockerfile ?? '') > LARGEST_DOCKERFILE
      ? [invalid('spec.source.dockerfile', '', `must be smaller than ${LARGEST_DOCKERFILE} bytes`)]
      : []),
    ...(source.contextDir && !isInside(source.contextDir)
      ? [invalid('spec.source.contextDir', source.contextDir, "context dir cannot contain '../'")]
      : []),
  ];
};

const isInside = (path: string): boolean => !path.split('/').includes('..');

const validateOutput = (to: BuildReference): FieldError[] => {
  const path = 'spec.output.to';
  if (to.kind === 'ImageStreamTag')
    return [...validateTag(to.name, `${path}.name`), ...validateNamespace(to.namespace, path)];
  if (to.kind !== 'DockerImage') {
    return [
      invalid(`${path}.kind`, to.kind ?? '', "the target of build output must be an 'ImageStreamTag' or 'DockerImage'"),
    ];
  }
  if (to.namespace)
    return [invalid(`${path}.namespace`, to.namespace, "namespace is not valid when used with a 'DockerImage'")];
  const problem = referenceError(to.name ?? '');
  return problem === undefined
    ? []
    : [invalid(`${path}.name`, to.name ?? '', `name is not a valid Docker pull specification: ${problem}`)];
};

const validateTag = (name: string | undefined, path: string): FieldError[] => {
  if (!name) return [required(path)];
  const [stream, tag, ...more] = name.split(':');
  return stream && tag && more.length === 0
    ? []
    : [invalid(path, name, 'ImageStreamTag object references must be in the form <name>:<tag>')];
};

const validateNamespace = (namespace: string | undefined, path: string): FieldError[] =>
  namespace ? dnsSubdomain(namespace).map((text) => invalid(`${path}.namespace`, namespace, text)) : [];

const validateStrategy = (strategy: BuildStrategy): FieldError[] => {
  const { sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy } = strategy;
  const given = [sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy].filter(
    (each) => each != null,
  );
  if (given.length !== 1) {
    return [
      invalid(
        'spec.strategy',
        strategy,
        'must provide a value for exactly one of sourceStrategy, customStrategy, dockerStrategy, or jenkinsPipelineStrategy',
      ),
    ];
  }
  const dockerfile = dockerStrategy?.dockerfilePath;
  return [
    ...(sourceStrategy
      ? validateFrom(sourceStrategy.from ?? { kind: '', name: '' }, 'spec.strategy.sourceStrategy.from')
      : []),
    ...(customStrategy
      ? validateFrom(customStrategy.from ?? { kind: '', name: '' }, 'spec.strategy.customStrategy.from')
      : []),
    ...(dockerStrategy?.from ? validateFrom(dockerStrategy.from, 'spec.strategy.dockerStrategy.from') : []),
    ...(dockerfile && !isInside(dockerfile)
      ? [
          invalid(
            'spec.strategy.dockerStrategy.dockerfilePath',
            dockerfile,
            'dockerfilePath cannot be an absolute path or contain ../',
          ),
        ]
      : []),
  ];
};

const validateFrom = ({ kind, name, namespace }: BuildReference, path: string): FieldError[] => {
  if (kind === 'ImageStreamTag') return [...validateTag(name, `${path}.name`), ...validateNamespace(namespace, path)];
  if (kind === 'ImageStreamImage') return name ? [] : [required(`${path}.name`)];
  if (kind === 'DockerImage') return name ? [] : [required(`${path}.name`)];
  return kind
    ? [notSupported(`${path}.kind`, kind, ['ImageStreamTag', 'ImageStreamImage', 'DockerImage'])]
    : [required(`${path}.kind`)];
};
