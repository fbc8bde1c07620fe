import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** A workload that follows a tag of a stream of its own project. */
export interface Workload {
  /** `dc` or `dep`. */
  readonly kind: string;
  readonly name: string;
  readonly tag: string;
  readonly policy: string | undefined;
  readonly namespace: string;
}

/** Makes a DeploymentConfig `dc-…` or a Deployment `dep-…` as the recordings with nodes had them. */
export const createWorkload = (api: KubeApi, workload: Workload): Promise<unknown> =>
  workload.kind === 'dc'
    ? api.request({
        method: 'POST',
        path: `/apis/apps.openshift.io/v1/namespaces/${workload.namespace}/deploymentconfigs`,
        body: deploymentConfig(`dc-${workload.name}`, workload),
      })
    : api.request({
        method: 'POST',
        path: `/apis/apps/v1/namespaces/${workload.namespace}/deployments`,
        body: deployment(`dep-${workload.name}`, workload),
      });

const template = (app: string, { name, policy }: Workload): unknown => ({
  metadata: { labels: { app, v: name } },
  spec: {
    terminationGracePeriodSeconds: 2,
    containers: [{ name: 'c', image: ' ', ...(policy === undefined ? {} : { imagePullPolicy: policy }) }],
  },
});

const deploymentConfig = (name: string, workload: Workload): unknown => ({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name },
  spec: {
    replicas: 1,
    selector: { app: name },
    template: template(name, workload),
    triggers: [
      { type: 'ConfigChange' },
      {
        type: 'ImageChange',
        imageChangeParams: {
          automatic: true,
          containerNames: ['c'],
          from: { kind: 'ImageStreamTag', name: workload.tag, namespace: workload.namespace },
        },
      },
    ],
  },
});

const deployment = (name: string, workload: Workload): unknown => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name,
    annotations: {
      'image.openshift.io/triggers': JSON.stringify([
        {
          from: { kind: 'ImageStreamTag', name: workload.tag, namespace: workload.namespace },
          fieldPath: 'spec.template.spec.containers[?(@.name=="c")].image',
        },
      ]),
    },
  },
  spec: { replicas: 1, selector: { matchLabels: { app: name } }, template: template(name, workload) },
});
