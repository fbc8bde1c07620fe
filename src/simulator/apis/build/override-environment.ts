import type { Build } from '../../../resources/builds/build.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';

/** Variables with those that a request names: of the same name its own counts. */
export const overriddenVariables = (old: readonly EnvVar[] = [], requested: readonly EnvVar[]): EnvVar[] => [
  ...old.filter(({ name }) => !requested.some((each) => each.name === name)),
  ...requested,
];

/** Gives a build the variables of a request. */
export const overrideEnvironment = ({ spec }: Build, env: readonly EnvVar[] = []): void => {
  const { dockerStrategy, sourceStrategy, customStrategy, jenkinsPipelineStrategy } = spec.strategy;
  const strategy = dockerStrategy ?? sourceStrategy ?? customStrategy ?? jenkinsPipelineStrategy;
  if (strategy && env.length > 0) strategy.env = overriddenVariables(strategy.env, env);
};
