import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** Which workloads follow which tag. */
export interface FollowedTag {
  /** `src`: makes `dc-src` and `dep-src`. */
  readonly name: string;
  readonly namespace: string;
  /** `src:mytag`. */
  readonly tag: string;
  /** Namespace of the stream. */
  readonly from: string;
}

/** Makes a DeploymentConfig and a Deployment that follow a tag of a stream, as the recordings had them. */
export const createWorkloads = async (api: KubeApi, followed: FollowedTag): Promise<void> => {
  const { name, namespace } = followed;
  await api.request({
    method: 'POST',
    path: `/apis/apps.openshift.io/v1/namespaces/${namespace}/deploymentconfigs`,
    query: { fieldManager: 'kubectl-create' },
    body: deploymentConfig(`dc-${name}`, followed),
  });
  await api.request({
    method: 'POST',
    path: `/apis/apps/v1/namespaces/${namespace}/deployments`,
    query: { fieldManager: 'kubectl-create' },
    body: deployment(`dep-${name}`, followed),
  });
};

const deploymentConfig = (name: string, { namespace, tag, from }: FollowedTag): unknown => ({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name, namespace },
  spec: {
    replicas: 1,
    selector: { app: name },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: ' ' }] } },
    triggers: [
      { type: 'ConfigChange' },
      {
        type: 'ImageChange',
        imageChangeParams: {
          automatic: true,
          containerNames: ['c'],
          from: { kind: 'ImageStreamTag', name: tag, namespace: from },
        },
      },
    ],
  },
});

const deployment = (name: string, { namespace, tag, from }: FollowedTag): unknown => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name,
    namespace,
    annotations: {
      'image.openshift.io/triggers': JSON.stringify([
        {
          from: { kind: 'ImageStreamTag', name: tag, namespace: from },
          fieldPath: 'spec.template.spec.containers[?(@.name=="c")].image',
        },
      ]),
    },
  },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: ' ' }] } },
  },
});
