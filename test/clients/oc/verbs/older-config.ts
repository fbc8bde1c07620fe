/** A deployment config by the name of `older`, without pods. */
export const olderConfig = JSON.stringify({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'older' },
  spec: {
    replicas: 0,
    selector: { app: 'older' },
    template: {
      metadata: { labels: { app: 'older' } },
      spec: { containers: [{ name: 'older', image: 'docker.io/balazsszeti/hello:sleeper' }] },
    },
  },
});
