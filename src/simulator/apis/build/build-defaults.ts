import type { BuildSource, BuildStrategy, CommonBuildSpec } from '../../../resources/build-config.ts';

/**
 * Fills in what a client may leave out of a build or of its configuration. The types of source and strategy follow from
 * which of their members are set, whatever the client says.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apis/build/v1/defaults.go
 */
export const applyBuildDefaults = (spec: CommonBuildSpec): void => {
  const source = (spec.source ??= {});
  if (source.type === 'Binary') source.binary ??= {};
  source.type = sourceType(source);
  const strategy = (spec.strategy ??= {});
  if (strategy.type === 'Docker') strategy.dockerStrategy ??= {};
  const type = strategyType(strategy);
  if (type !== undefined) strategy.type = type;
  for (const { from } of [strategy.dockerStrategy, strategy.sourceStrategy, strategy.customStrategy].filter(
    (each) => each != null,
  ))
    if (from) from.kind ||= 'ImageStreamTag';
  spec.output ??= {};
  spec.resources ??= {};
  spec.postCommit ??= {};
  spec.nodeSelector ??= null;
};

const sourceType = ({ git, binary, dockerfile, images }: BuildSource): string => {
  if (git) return 'Git';
  if (binary) return 'Binary';
  if (dockerfile != null) return 'Dockerfile';
  return images?.length ? 'Image' : 'None';
};

const strategyType = (strategy: BuildStrategy): string | undefined => {
  if (strategy.sourceStrategy) return 'Source';
  if (strategy.dockerStrategy) return 'Docker';
  if (strategy.customStrategy) return 'Custom';
  return strategy.jenkinsPipelineStrategy ? 'JenkinsPipeline' : strategy.type;
};
