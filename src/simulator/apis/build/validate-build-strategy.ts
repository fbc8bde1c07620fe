import { posix } from 'node:path';
import type {
  BuildStrategy,
  BuildVolume,
  DockerBuildStrategy,
  ImageStrategy,
} from '../../../resources/builds/build-config.ts';
import { envVarName } from '../../../resources/validation/env-var-name.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goPointer, invalidGo } from '../../apimachinery/go-value.ts';
import { validateBuildVolume } from './validate-build-volume.ts';
import { validateImageReference } from './validate-image-reference.ts';
import { validateSecretReference } from './validate-secret-reference.ts';

/** Bytes. */
const LARGEST_JENKINSFILE = 100_000;

const POLICIES = ['None', 'SkipLayers', 'SkipLayersAndWarn'];

/** What is wrong with how a build is made. */
export const validateBuildStrategy = (strategy: BuildStrategy): FieldError[] => {
  const path = 'spec.strategy';
  const { sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy } = strategy;
  const given = [sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy].filter(
    (each) => each != null,
  );
  if (given.length !== 1) {
    const detail =
      'must provide a value for exactly one of sourceStrategy, customStrategy, dockerStrategy, or jenkinsPipelineStrategy';
    return [invalidGo(path, goStrategy(strategy), detail)];
  }
  if (sourceStrategy)
    return [
      ...validateWithImage(sourceStrategy, `${path}.sourceStrategy`),
      ...validateVolumes(sourceStrategy.volumes, `${path}.sourceStrategy.volumes`),
    ];
  if (customStrategy) return validateWithImage(customStrategy, `${path}.customStrategy`);
  if (dockerStrategy) return validateDocker(dockerStrategy, `${path}.dockerStrategy`);
  return validatePipeline(jenkinsPipelineStrategy ?? {}, `${path}.jenkinsPipelineStrategy`);
};

const goStrategy = ({
  dockerStrategy,
  sourceStrategy,
  customStrategy,
  jenkinsPipelineStrategy,
}: BuildStrategy): string =>
  `build.BuildStrategy{DockerStrategy:${goPointer('build.DockerBuildStrategy', dockerStrategy)}, SourceStrategy:${goPointer('build.SourceBuildStrategy', sourceStrategy)}, CustomStrategy:${goPointer('build.CustomBuildStrategy', customStrategy)}, JenkinsPipelineStrategy:${goPointer('build.JenkinsPipelineBuildStrategy', jenkinsPipelineStrategy)}}`;

const validateWithImage = ({ from, pullSecret, env }: ImageStrategy, path: string): FieldError[] => [
  ...validateImageReference(from ?? { kind: '', name: '' }, `${path}.from`),
  ...validateSecretReference(pullSecret, `${path}.pullSecret`),
  ...validateEnv(env ?? [], `${path}.env`),
];

const validateDocker = (
  { from, pullSecret, env, imageOptimizationPolicy: policy, dockerfilePath, volumes }: DockerBuildStrategy,
  path: string,
): FieldError[] => [
  ...(from ? validateImageReference(from, `${path}.from`) : []),
  ...validateSecretReference(pullSecret, `${path}.pullSecret`),
  ...(policy !== undefined && !POLICIES.includes(policy)
    ? [
        invalid(
          `${path}.imageOptimizationPolicy`,
          policy,
          "must be unset, 'None', 'SkipLayers', or 'SkipLayersAndWarn'",
        ),
      ]
    : []),
  ...validateRelativePath(dockerfilePath, path, 'dockerfilePath'),
  ...validateVolumes(volumes, `${path}.volumes`),
  ...validateEnv(env ?? [], `${path}.env`),
];

const validateVolumes = (volumes: readonly BuildVolume[] | undefined, path: string): FieldError[] =>
  (volumes ?? []).flatMap((volume, index) => validateBuildVolume(volume, `${path}[${index}]`));

const validatePipeline = (
  strategy: NonNullable<BuildStrategy['jenkinsPipelineStrategy']>,
  path: string,
): FieldError[] => {
  const { jenkinsfile, jenkinsfilePath, env } = strategy;
  if (jenkinsfile && jenkinsfilePath)
    return [invalid(path, strategy, 'must provide a value for at most one of jenkinsfilePath, or jenkinsfile')];
  const size = Buffer.byteLength(jenkinsfile ?? '');
  return [
    ...(size > LARGEST_JENKINSFILE
      ? [invalid(`${path}.jenkinsfile`, '', `must be smaller than ${LARGEST_JENKINSFILE} bytes`)]
      : []),
    ...validateRelativePath(jenkinsfilePath, path, 'jenkinsfilePath'),
    ...validateEnv(env ?? [], `${path}.env`),
  ];
};

const validateRelativePath = (file: string | undefined, path: string, field: string): FieldError[] => {
  if (!file) return [];
  const cleaned = posix.normalize(file);
  const leaves = posix.isAbsolute(cleaned) || cleaned.split('/')[0] === '..';
  return leaves
    ? [invalid(`${path}.${field}`, file, `${field} must be a relative path within your source location`)]
    : [];
};

const validateEnv = (env: readonly EnvVar[], path: string): FieldError[] =>
  env.flatMap(({ name }, index) => {
    const field = `${path}[${index}].name`;
    if (!name) return [required(field)];
    const wrong = envVarName(name);
    return wrong.length === 0 ? [] : [invalid(field, name, wrong.join('; '))];
  });
