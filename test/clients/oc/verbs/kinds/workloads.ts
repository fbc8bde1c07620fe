import { image, labels, object } from './object.ts';

const main = {
  name: 'main',
  image,
  command: ['sleep'],
  args: ['infinity'],
  ports: [{ name: 'http', containerPort: 8080 }],
  env: [
    { name: 'A', value: 'b' },
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'OWN', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'PROJECT', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'requests.cpu', divisor: '1m' } } },
    { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a', optional: true } } },
    { name: 'WORD', valueFrom: { secretKeyRef: { name: 'word', key: 'a', optional: true } } },
  ],
  envFrom: [
    { configMapRef: { name: 'settings', optional: true } },
    { prefix: 'P_', secretRef: { name: 'word', optional: true } },
  ],
  resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
  livenessProbe: { exec: { command: ['true'] }, periodSeconds: 5 },
  readinessProbe: { exec: { command: ['true'] }, initialDelaySeconds: 0 },
  volumeMounts: [
    { name: 'scratch', mountPath: '/scratch' },
    { name: 'settings', mountPath: '/settings', readOnly: true },
    { name: 'all', mountPath: '/all' },
  ],
};

const spec = {
  serviceAccountName: 'default',
  initContainers: [{ name: 'first', image, command: ['true'] }],
  containers: [main],
  volumes: [
    { name: 'scratch', emptyDir: { sizeLimit: '1Mi' } },
    { name: 'settings', configMap: { name: 'settings', optional: true } },
    { name: 'word', secret: { secretName: 'word', optional: true } },
    { name: 'here', hostPath: { path: '/tmp', type: 'Directory' } },
    {
      name: 'all',
      projected: {
        sources: [
          { configMap: { name: 'settings' } },
          { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
          { secret: { name: 'word' } },
        ],
      },
    },
  ],
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [
    { key: 'a', operator: 'Exists' },
    { key: 'b', operator: 'Equal', value: 'c', effect: 'NoExecute', tolerationSeconds: 9 },
  ],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
    },
  ],
};

const templateOf = (app: string): object => ({ metadata: { labels: { app }, annotations: { note: 'a' } }, spec });

const selected = (app: string): object => ({ selector: { matchLabels: { app } }, template: templateOf(app) });

const job = (restartPolicy: string): object => ({
  spec: { restartPolicy, containers: [{ name: 'main', image, command: ['true'] }] },
});

const follows = { automatic: true, containerNames: ['main'], from: { kind: 'ImageStreamTag', name: 'config:latest' } };

/** Something of each kind that makes pods. */
export const workloads: readonly object[] = [
  object('apps/v1', 'Deployment', { spec: { replicas: 2, ...selected('web') } }),
  object('apps/v1', 'StatefulSet', { spec: { serviceName: 'web', replicas: 1, ...selected('set') } }, 'set'),
  object('apps/v1', 'DaemonSet', { spec: selected('each') }, 'each'),
  object(
    'v1',
    'ReplicationController',
    { spec: { replicas: 1, selector: { app: 'old' }, template: templateOf('old') } },
    'old',
  ),
  object(
    'batch/v1',
    'Job',
    { spec: { completions: 2, parallelism: 1, backoffLimit: 1, template: job('Never') } },
    'once',
  ),
  object(
    'batch/v1',
    'CronJob',
    {
      spec: {
        schedule: '0 3 * * *',
        timeZone: 'Europe/Berlin',
        suspend: true,
        jobTemplate: { spec: { template: job('OnFailure') } },
      },
    },
    'nightly',
  ),
  object(
    'apps.openshift.io/v1',
    'DeploymentConfig',
    {
      spec: {
        replicas: 1,
        revisionHistoryLimit: 2,
        selector: { app: 'config' },
        strategy: { type: 'Recreate' },
        triggers: [{ type: 'ConfigChange' }, { type: 'ImageChange', imageChangeParams: follows }],
        template: templateOf('config'),
      },
    },
    'config',
  ),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    },
  }),
  object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: '50%', selector: { matchLabels: labels } } }),
];
