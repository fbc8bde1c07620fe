import type { KubeObject } from '../kube-object.ts';
import type { EnvVar, ResourceRequirements, Toleration } from '../workloads/pod-spec.ts';
import type { CommonBuildSpec } from './build-config.ts';

/** Through which servers others are reached. */
export interface ProxySpec {
  httpProxy?: string;
  httpsProxy?: string;
  noProxy?: string;
}

/** Labels of images that are built. */
export type ImageLabels = NonNullable<NonNullable<CommonBuildSpec['output']>['imageLabels']>;

/**
 * The cluster's settings for builds: `build.config.openshift.io/cluster`.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/config_apis/build-config-openshift-io-v1.html
 */
export interface BuildConfiguration extends KubeObject {
  spec?: {
    /** Given to builds that do not say themselves. */
    buildDefaults?: {
      defaultProxy?: ProxySpec;
      /** Default: that of all downloads. */
      gitProxy?: ProxySpec;
      env?: EnvVar[];
      imageLabels?: ImageLabels;
      resources?: ResourceRequirements;
    };
    /** Given to builds whatever they say. */
    buildOverrides?: {
      imageLabels?: ImageLabels;
      nodeSelector?: Record<string, string>;
      tolerations?: Toleration[];
      forcePull?: boolean;
    };
  };
}

/** The proxy of the whole cluster: `proxy.config.openshift.io/cluster`. */
export interface ProxyConfiguration extends KubeObject {
  status?: ProxySpec;
}
