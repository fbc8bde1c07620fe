import type { Build } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import type { ProxySpec } from '../../../resources/builds/build-configuration.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container, EnvVar } from '../../../resources/workloads/pod-spec.ts';

import type { BuildSettings } from './build-settings.ts';
import { buildVariable } from './build-variables.ts';
import { withDefaultResources } from './default-resources.ts';
import { addMissing, addTrusted } from './trusted-environment.ts';

/** Builds run where their builder does. */
const OPERATING_SYSTEM = 'kubernetes.io/os';

/**
 * The pod of a build with what the cluster gives to builds.
 *
 * @param build as its containers are to see it
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/build
 */
export const configurePod = (pod: Pod, build: Build, { proxy, defaults, overrides }: BuildSettings): Pod => {
  const { customStrategy, ...builders } = build.spec.strategy;
  const level = imageStrategyOf(builders)?.env?.find(({ name }) => name === 'BUILD_LOGLEVEL');
  /** The environment of a custom strategy may hold a variable of this name, which does not count. */
  const seen = buildVariable(build);
  const more = [...proxyVariables(proxy), ...(defaults.env ?? [])];
  const configured = ({ args = [], env = [], resources, ...container }: Container): Container => ({
    ...container,
    ...(!customStrategy && { args: [...args, `--v=${level ? (level.value ?? '') : '0'}`] }),
    env: (customStrategy ? addMissing : addTrusted)([seen, ...env.filter(({ name }) => name !== seen.name)], more),
    resources: withDefaultResources(resources, defaults.resources),
    ...(customStrategy &&
      overrides.forcePull !== undefined && { imagePullPolicy: overrides.forcePull ? 'Always' : 'IfNotPresent' }),
  });
  const { nodeSelector, tolerations = [] } = overrides;
  const { [OPERATING_SYSTEM]: _, ...selected } = nodeSelector ?? {};
  return {
    ...pod,
    spec: {
      ...pod.spec,
      ...(pod.spec.initContainers && { initContainers: pod.spec.initContainers.map(configured) }),
      containers: pod.spec.containers.map(configured),
      ...(Object.keys(selected).length > 0 && { nodeSelector: { ...pod.spec.nodeSelector, ...selected } }),
      ...(tolerations.length > 0 && { tolerations: tolerations.map((toleration) => ({ ...toleration })) }),
    },
  };
};

const proxyVariables = ({ httpProxy, httpsProxy, noProxy }: ProxySpec): EnvVar[] =>
  [['http_proxy', httpProxy] as const, ['https_proxy', httpsProxy] as const, ['no_proxy', noProxy] as const].flatMap(
    ([name, value]) =>
      value
        ? [
            { name: name.toUpperCase(), value },
            { name, value },
          ]
        : [],
  );
