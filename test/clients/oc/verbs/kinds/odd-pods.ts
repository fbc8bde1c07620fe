import { image, object } from './object.ts';

const wait = { name: 'main', image, command: ['sleep', 'infinity'] };

/** A pod that no node takes, with everything that is said of pods and their containers. */
const waiting = object(
  'v1',
  'Pod',
  {
    spec: {
      nodeSelector: { nowhere: 'yes' },
      securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } },
      readinessGates: [{ conditionType: 'example.com/ready' }, { conditionType: 'example.com/other' }],
      topologySpreadConstraints: [
        { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 1, topologyKey: 'host', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} },
      ],
      initContainers: [{ ...wait, name: 'beside', restartPolicy: 'Always' }],
      containers: [
        {
          ...wait,
          command: ['sh', '-c', 'echo a\nsleep infinity'],
          ports: [
            { containerPort: 80, hostPort: 8080 },
            { containerPort: 53, protocol: 'UDP' },
          ],
          env: [
            { name: 'LINES', value: 'a\nb' },
            { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
            { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
            { name: 'UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
          ],
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          livenessProbe: { httpGet: { path: '/healthz?a=b c', port: 80, scheme: 'HTTPS' }, timeoutSeconds: 2 },
          readinessProbe: { tcpSocket: { port: 80, host: 'example.com' }, successThreshold: 2 },
          startupProbe: { grpc: { port: 9000 }, failureThreshold: 5 },
          volumeDevices: [{ name: 'block', devicePath: '/dev/a' }],
        },
        {
          ...wait,
          name: 'other',
          command: ['sleep'],
          args: ['infinity'],
          securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'b.json' } },
          livenessProbe: { httpGet: { port: 'http', host: '::1' } },
          startupProbe: { grpc: { port: 9000, service: 'a' } },
          resources: { limits: { 'ephemeral-storage': '1Gi', cpu: '0.5' } },
          volumeMounts: [
            { name: 'scratch', mountPath: '/a', subPath: 'b' },
            { name: 'scratch', mountPath: '/A', readOnly: true },
          ],
        },
      ],
      volumes: [
        { name: 'block', persistentVolumeClaim: { claimName: 'block' } },
        { name: 'scratch', emptyDir: {} },
      ],
    },
  },
  'waiting',
);

/** A pod whose container ends. */
const ended = (name: string, command: readonly string[]): object =>
  object('v1', 'Pod', { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image, command }] } }, name);

/** Pods in states in which pods seldom are. */
export const oddPods: readonly object[] = [
  waiting,
  ended('failed', ['sh', '-c', 'exit 3']),
  ended('done', ['true']),
  object('v1', 'Pod', { spec: { containers: [wait] } }, 'lasting'),
  object(
    'v1',
    'Pod',
    {
      spec: {
        containers: [{ ...wait, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'nosuch', key: 'a' } } }] }],
      },
    },
    'unset',
  ),
];
