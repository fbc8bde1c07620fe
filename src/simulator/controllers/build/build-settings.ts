import type {
  BuildConfiguration,
  ProxyConfiguration,
  ProxySpec,
} from '../../../resources/builds/build-configuration.ts';

type Spec = NonNullable<BuildConfiguration['spec']>;

/** What the cluster gives its builds. */
export interface BuildSettings {
  /** Through which servers containers of builds reach others. */
  readonly proxy: ProxySpec;
  /** Through which servers sources are fetched. */
  readonly gitProxy: ProxySpec;
  readonly defaults: NonNullable<Spec['buildDefaults']>;
  readonly overrides: NonNullable<Spec['buildOverrides']>;
}

/** Reads the settings: the proxy of builds comes before that of the cluster, and one for git alone before both. */
export const buildSettings = (
  configuration: BuildConfiguration | undefined,
  clusterProxy: ProxyConfiguration | undefined,
): BuildSettings => {
  const { buildDefaults: defaults = {}, buildOverrides: overrides = {} } = configuration?.spec ?? {};
  const proxy = defaults.defaultProxy ?? clusterProxy?.status ?? {};
  return { proxy, gitProxy: defaults.gitProxy ?? proxy, defaults, overrides };
};
