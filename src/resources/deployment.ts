import type { KubeObject } from './kube-object.ts';

/** A deployment, as far as experiments look at it. */
export interface Deployment extends KubeObject {
  spec: {
    replicas?: number;
    selector: { matchLabels?: Record<string, string> };
    template: {
      metadata: { labels?: Record<string, string> };
      spec: { containers: { name: string; image: string }[] };
    };
  };
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
