import type { Build } from '../../../resources/builds/build.ts';
import { type BuildSource, imageStrategyOf } from '../../../resources/builds/build-config.ts';
import type { ImageLabels, ProxySpec } from '../../../resources/builds/build-configuration.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { BuildSettings } from './build-settings.ts';
import { withDefaultResources } from './default-resources.ts';

/**
 * The build as its pod sees it: with what the cluster gives to builds, resources only where it is made from a repository. The object
 * of the API stays as it is.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/build
 */
export const configureBuild = (build: Build, { defaults, overrides, gitProxy }: BuildSettings): Build => {
  const configured = copyOf(build);
  const { spec } = configured;
  const strategy = imageStrategyOf(spec.strategy);
  const env = lacking(strategy?.env, defaults.env);
  if (strategy && env.length > 0) strategy.env = [...(strategy.env ?? []), ...env];
  if (strategy && overrides.forcePull !== undefined) strategy.forcePull = overrides.forcePull;
  const labels = labelsOf(spec.output?.imageLabels, defaults.imageLabels, overrides.imageLabels);
  if (labels.length > 0) spec.output = { ...spec.output, imageLabels: labels };
  if (!spec.source?.git) return configured;
  giveProxy(spec.source.git, gitProxy);
  const resources = withDefaultResources(spec.resources, defaults.resources);
  if (resources.limits || resources.requests) spec.resources = resources;
  return configured;
};

/** Those defaults whose names are not there. */
const lacking = <T extends EnvVar | ImageLabels[number]>(own: readonly T[] = [], defaults: readonly T[] = []): T[] => {
  const names = new Set(own.map(({ name }) => name));
  return defaults.filter(({ name }) => !names.has(name) && names.add(name));
};

const labelsOf = (own: ImageLabels = [], defaults: ImageLabels = [], overrides: ImageLabels = []): ImageLabels => {
  const labels = [...own, ...lacking(own, defaults)];
  const values = new Map(overrides.map((label) => [label.name, label]));
  return [...labels.map((label) => values.get(label.name) ?? label), ...lacking(labels, [...values.values()])];
};

/** An empty value of a build says that it wants no proxy. */
const giveProxy = (git: NonNullable<BuildSource['git']>, { httpProxy, httpsProxy, noProxy }: ProxySpec): void => {
  if (httpProxy) git.httpProxy ??= httpProxy;
  if (httpsProxy) git.httpsProxy ??= httpsProxy;
  if (noProxy) git.noProxy ??= noProxy;
};
