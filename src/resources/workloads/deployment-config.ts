import type { KubeObject } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';
import type { PodTemplateSpec, ResourceRequirements } from './pod-spec.ts';

/** An image stream tag that a deployment config follows. */
export interface ImageChangeParams {
  /** Without it the tag is looked at only when somebody asks for a rollout. */
  automatic?: boolean;
  containerNames?: string[];
  from: { kind?: string; name: string; namespace?: string };
  lastTriggeredImage?: string;
}

/** What starts a rollout by itself. */
export interface DeploymentTrigger {
  type: string;
  imageChangeParams?: ImageChangeParams;
}

/** Something to run at a certain moment of a rollout. */
export interface LifecycleHook {
  failurePolicy?: string;
  execNewPod?: {
    command?: string[];
    env?: { name: string; value?: string }[];
    containerName?: string;
    volumes?: string[];
  };
  tagImages?: { containerName?: string; to: { kind?: string; name: string; namespace?: string } }[];
}

/** Parameters that both strategies have; seconds. */
interface HookedParams {
  timeoutSeconds?: number;
  pre?: LifecycleHook;
  post?: LifecycleHook;
}

/** How a version replaces the one before. */
export interface DeploymentStrategy {
  type?: string;
  rollingParams?: HookedParams & {
    updatePeriodSeconds?: number;
    intervalSeconds?: number;
    maxUnavailable?: number | string;
    maxSurge?: number | string;
  };
  recreateParams?: HookedParams & { mid?: LifecycleHook };
  customParams?: { image?: string; command?: string[]; environment?: { name: string; value?: string }[] };
  resources?: ResourceRequirements;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  activeDeadlineSeconds?: number;
}

/** Why a version was rolled out. */
export interface DeploymentCause {
  type: string;
  imageTrigger?: { from: { kind: string; name: string; namespace?: string } };
}

/** `status` of a deployment config. */
export interface DeploymentConfigStatus {
  latestVersion: number;
  observedGeneration: number;
  replicas: number;
  updatedReplicas: number;
  availableReplicas: number;
  unavailableReplicas: number;
  readyReplicas?: number;
  details?: { message?: string; causes: DeploymentCause[] };
  conditions?: Condition[];
}

/**
 * A deployment config.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/workloads_apis/deploymentconfig-apps-openshift-io-v1.html
 */
export interface DeploymentConfig extends KubeObject {
  spec: {
    strategy?: DeploymentStrategy;
    minReadySeconds?: number;
    triggers?: DeploymentTrigger[] | null;
    replicas?: number;
    revisionHistoryLimit?: number;
    test?: boolean;
    paused?: boolean;
    selector?: Record<string, string>;
    template: PodTemplateSpec;
  };
  status?: DeploymentConfigStatus;
}

/** A request for a rollout, the body of `deploymentconfigs/<name>/instantiate`. */
export interface DeploymentRequest extends KubeObject {
  name: string;
  /** Looks up the tags of the triggers first. */
  latest?: boolean;
  /** Rolls out even if nothing has changed. */
  force?: boolean;
  excludeTriggers?: string[];
}

/** A request for an older version, the body of `deploymentconfigs/<name>/rollback`. */
export interface DeploymentConfigRollback extends KubeObject {
  name: string;
  updatedAnnotations?: Record<string, string>;
  spec: {
    from?: { name?: string };
    revision?: number;
    includeTriggers?: boolean;
    includeTemplate?: boolean;
    includeReplicationMeta?: boolean;
    includeStrategy?: boolean;
  };
}

/** The image triggers of a deployment config. */
export const imageTriggersOf = ({ spec }: Pick<DeploymentConfig, 'spec'>): ImageChangeParams[] =>
  (spec.triggers ?? []).flatMap(({ type, imageChangeParams }) =>
    type === 'ImageChange' && imageChangeParams !== undefined ? [imageChangeParams] : [],
  );

/** Whether a change of its pod template starts a rollout. */
export const hasConfigTrigger = ({ spec }: Pick<DeploymentConfig, 'spec'>): boolean =>
  (spec.triggers ?? []).some(({ type }) => type === 'ConfigChange');

/** A deployment config of one pod whose image follows an image stream tag of its namespace, as the article on variations writes it. */
export const deploymentConfigOfTag = (namespace: string, name: string, tag: string): DeploymentConfig => {
  const labels = { deploymentconfig: name };
  const from = { kind: 'ImageStreamTag', name: tag, namespace };
  return {
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: { name, namespace },
    spec: {
      replicas: 1,
      selector: labels,
      triggers: [
        { type: 'ConfigChange' },
        { type: 'ImageChange', imageChangeParams: { automatic: true, containerNames: [name], from } },
      ],
      template: { metadata: { labels }, spec: { containers: [{ name, image: ' ' }] } },
    },
  };
};
