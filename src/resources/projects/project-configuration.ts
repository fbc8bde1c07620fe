import type { KubeObject } from '../kube-object.ts';

/**
 * The cluster's settings for projects: `project.config.openshift.io/cluster`.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/config_apis/project-config-openshift-io-v1.html
 */
export interface ProjectConfiguration extends KubeObject {
  spec?: {
    /** What those are told who may not request projects. */
    projectRequestMessage?: string;
    /** A template in the namespace `openshift-config`. */
    projectRequestTemplate?: { name?: string };
  };
}
