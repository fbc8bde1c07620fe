import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** A workload that follows a tag of a stream of its own project. */
export interface Workload {
  /** `v1`: makes `dc-v1` and `dep-v1`. */
  readonly name: string;
  readonly tag: string;
  readonly policy: string | undefined;
  readonly namespace: string;
}

/** Makes a DeploymentConfig and a Deployment as the recordings with nodes had them. */
export const createWorkload = async (api: KubeApi, workload: Workload): Promise<void> => {
  const { name, namespace } = workload;
  await api.request({
    method: 'POST',
    path: `/apis/apps.openshift.io/v1/namespaces/${namespace}/deploymentconfigs`,
    body: deploymentConfig(`dc-${name}`, workload),
  });
  await api.request({
    method: 'POST',
    path: `/apis/apps/v1/namespaces/${namespace}/deployments`,
    body: deployment(`dep-${name}`, workload),
  });
};

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
