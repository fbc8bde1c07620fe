import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';
import type { PodTemplateSpec } from './pod-spec.ts';

/** `status` of a deployment. */
export interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  conditions?: Condition[];
  collisionCount?: number;
}

/** A deployment. */
export interface Deployment extends KubeObject {
  spec: {
    replicas?: number;
    selector: LabelSelectorSpec;
    template: PodTemplateSpec;
    strategy?: { type?: string; rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } };
    minReadySeconds?: number;
    revisionHistoryLimit?: number;
    progressDeadlineSeconds?: number;
    paused?: boolean;
  };
  status?: DeploymentStatus;
}

/** The annotation that makes the image of a workload follow an image stream tag. */
export const triggersAnnotation = 'image.openshift.io/triggers';

/**
 * A deployment of one pod whose image follows an image stream tag of its namespace. Like `oc new-app`, it starts with an
 * image of one blank, which the trigger replaces.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/triggering-updates-on-imagestream-changes.html
 */
export const deploymentOfTag = (namespace: string, name: string, tag: string): Deployment => {
  const trigger = {
    from: { kind: 'ImageStreamTag', name: tag, namespace },
    fieldPath: `spec.template.spec.containers[?(@.name=="${name}")].image`,
  };
  const labels = { deployment: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, annotations: { [triggersAnnotation]: JSON.stringify([trigger]) } },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: ' ' }] } },
    },
  };
};
