/** The path of deployment configs in the project of scripted commands. */
export const configs = '/apis/apps.openshift.io/v1/namespaces/hello/deploymentconfigs';
/** The path of replication controllers there. */
export const controllers = '/api/v1/namespaces/hello/replicationcontrollers';
/** How the config is called when something was done to it. */
export const name = 'deploymentconfig.apps.openshift.io/web';

/** A config of two pods that follows a tag. */
export const config = (more: { spec?: object; status?: object; generation?: number } = {}): object => ({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'web', namespace: 'hello', generation: more.generation ?? 1 },
  spec: {
    replicas: 2,
    triggers: [
      { type: 'ConfigChange' },
      {
        type: 'ImageChange',
        imageChangeParams: {
          automatic: true,
          containerNames: ['c'],
          from: { kind: 'ImageStreamTag', name: 'web:t', namespace: 'hello' },
          lastTriggeredImage: 'web@1',
        },
      },
    ],
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    ...more.spec,
  },
  status: { latestVersion: 2, observedGeneration: 1, ...more.status },
});

/** The replication controller of a version of it. */
export const version = (number: number, phase: string, reason?: string): object => ({
  metadata: {
    name: `web-${number}`,
    namespace: 'hello',
    creationTimestamp: '2026-11-21T21:05:36Z',
    annotations: {
      'openshift.io/deployment-config.latest-version': String(number),
      'openshift.io/deployment-config.name': 'web',
      'openshift.io/deployment.phase': phase,
      ...(reason && { 'openshift.io/deployment.status-reason': reason }),
    },
  },
  spec: { replicas: 1 },
});

/** A list as the API answers it. */
export const list = (...items: object[]): object => ({ kind: 'List', apiVersion: 'v1', metadata: {}, items });
