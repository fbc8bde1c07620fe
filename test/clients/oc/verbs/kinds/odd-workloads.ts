import { image, object } from './object.ts';

const template = (app: string): object => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image }] },
});

const none = (app: string): object => ({
  replicas: 0,
  selector: { matchLabels: { app } },
  template: template(app),
});

const config = (name: string, rest: object): object =>
  object(
    'apps.openshift.io/v1',
    'DeploymentConfig',
    { spec: { replicas: 0, selector: { app: name }, template: template(name), ...rest } },
    name,
  );

const hook = (rest: object): object => ({
  failurePolicy: 'Abort',
  execNewPod: { containerName: 'main', command: ['true'], ...rest },
});

const resource = (name: string, target: object): object => ({ type: 'Resource', resource: { name, target } });

const builds = (name: string, strategy: object, rest: object = {}): object =>
  object('build.openshift.io/v1', 'BuildConfig', { spec: { strategy, ...rest } }, name);

/** What is seldom said of workloads, autoscalers and builds. */
export const oddWorkloads: readonly object[] = [
  object(
    'apps/v1',
    'StatefulSet',
    {
      spec: {
        ...none('claims'),
        serviceName: 'claims',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data', labels: { a: 'b' }, annotations: { note: 'a' } },
            spec: {
              accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
              storageClassName: 'fast',
              resources: { requests: { storage: '1Gi' } },
            },
          },
        ],
      },
    },
    'claims',
  ),
  object(
    'apps/v1',
    'Deployment',
    { spec: { ...none('paused'), paused: true, strategy: { type: 'Recreate' } } },
    'paused',
  ),
  object(
    'batch/v1',
    'Job',
    {
      spec: {
        suspend: true,
        completionMode: 'Indexed',
        completions: 3,
        activeDeadlineSeconds: 600,
        ttlSecondsAfterFinished: 600,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image }] } },
      },
    },
    'indexed',
  ),
  config('hooks', {
    test: true,
    paused: true,
    minReadySeconds: 5,
    strategy: {
      type: 'Rolling',
      rollingParams: {
        pre: hook({
          env: [
            { name: 'B', value: 'c' },
            { name: 'A', value: 'b' },
          ],
        }),
        post: {
          failurePolicy: 'Ignore',
          tagImages: [{ containerName: 'main', to: { kind: 'ImageStreamTag', name: 'a:b' } }],
        },
      },
    },
  }),
  config('recreated', {
    triggers: [],
    strategy: {
      type: 'Recreate',
      recreateParams: { pre: hook({}), mid: hook({ command: ['sh', '-c', 'true\ntrue'] }), post: hook({}) },
    },
  }),
  config('custom', {
    strategy: {
      type: 'Custom',
      customParams: { image, command: ['deploy'], environment: [{ name: 'A', value: 'b' }] },
    },
  }),
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'nosuch' },
        maxReplicas: 3,
        metrics: [
          resource('memory', { type: 'AverageValue', averageValue: '64Mi' }),
          resource('cpu', { type: 'Utilization', averageUtilization: 50 }),
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'main',
              target: { type: 'Utilization', averageUtilization: 50 },
            },
          },
          {
            type: 'Pods',
            pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '10' } },
          },
          {
            type: 'Object',
            object: {
              metric: { name: 'hits' },
              describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' },
              target: { type: 'Value', value: '2k' },
            },
          },
          {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } },
          },
          { type: 'External', external: { metric: { name: 'length' }, target: { type: 'Value', value: '30' } } },
        ],
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 60, policies: [{ type: 'Pods', value: 2, periodSeconds: 15 }] },
          scaleDown: { selectPolicy: 'Disabled' },
        },
      },
    },
    'measured',
  ),
  object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1 } }, 'free'),
  builds(
    'file',
    { dockerStrategy: { noCache: true, dockerfilePath: 'a/Dockerfile', from: { kind: 'DockerImage', name: image } } },
    {
      source: { dockerfile: 'FROM scratch\nENV A=b', secrets: [{ secret: { name: 'word' }, destinationDir: 'a/' }] },
      postCommit: { script: 'make test', args: ['a'] },
      completionDeadlineSeconds: 90,
      output: { pushSecret: { name: 'word' } },
      successfulBuildsHistoryLimit: 2,
    },
  ),
  builds('custom', {
    customStrategy: {
      from: { kind: 'DockerImage', name: image },
      exposeDockerSocket: true,
      forcePull: true,
      env: [
        { name: 'A', value: 'b' },
        { name: 'OWN', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
    },
  }),
  builds(
    'pipeline',
    { jenkinsPipelineStrategy: { jenkinsfile: 'node {\n}' } },
    { triggers: [{ type: 'GitHub', github: { secret: 'a' } }] },
  ),
  builds('root', { jenkinsPipelineStrategy: {} }, { source: { git: { uri: 'https://example.com/a.git' } } }),
];
