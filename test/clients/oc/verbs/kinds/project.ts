import { image, object } from './object.ts';

/** What else a project holds: settings, bounds, claims, and what images and objects are made of. */
export const project: readonly object[] = [
  object('v1', 'ConfigMap', { data: { a: 'b\nc' }, binaryData: { d: 'AAE=' } }, 'settings'),
  object('v1', 'Secret', { stringData: { a: 'b' } }, 'word'),
  object('v1', 'ResourceQuota', {
    spec: { hard: { pods: '20', 'count/configmaps': '9' }, scopes: ['NotTerminating'] },
  }),
  object('v1', 'ResourceQuota', { spec: { hard: { pods: '5' }, scopes: ['Terminating', 'BestEffort'] } }, 'scoped'),
  object('v1', 'ResourceQuota', { spec: { hard: { 'count/configmaps': '9', services: '10' } } }, 'counts'),
  object('v1', 'LimitRange', {
    spec: {
      limits: [
        { type: 'Container', default: { memory: '64Mi' } },
        { type: 'openshift.io/Image', max: { storage: '1Gi' } },
      ],
    },
  }),
  object('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: '' },
  }),
  object(
    'build.openshift.io/v1',
    'BuildConfig',
    {
      spec: {
        source: {
          type: 'Git',
          git: { uri: 'https://example.com/a.git', ref: 'main' },
          contextDir: 'src',
          sourceSecret: { name: 'word' },
        },
        strategy: {
          type: 'Source',
          sourceStrategy: {
            from: { kind: 'ImageStreamTag', name: 'builder:latest' },
            env: [{ name: 'A', value: 'b' }],
            scripts: 'https://example.com/scripts',
            forcePull: true,
            volumes: [
              {
                name: 'one',
                source: { type: 'Secret', secret: { secretName: 'word' } },
                mounts: [{ destinationPath: '/one' }, { destinationPath: '/two' }],
              },
            ],
          },
        },
        output: { to: { kind: 'ImageStreamTag', name: 'built:latest' } },
        triggers: [
          { type: 'Generic', generic: { secret: 'x' } },
          { type: 'ConfigChange' },
          { type: 'ImageChange', imageChange: {} },
        ],
        runPolicy: 'Serial',
      },
    },
    'built',
  ),
  object('image.openshift.io/v1', 'ImageStream', {
    spec: {
      tags: [
        {
          name: 'a',
          from: { kind: 'DockerImage', name: image },
          importPolicy: { scheduled: true },
          referencePolicy: { type: 'Local' },
        },
        { name: 'b', from: { kind: 'ImageStreamTag', name: 'web:a' } },
      ],
    },
  }),
  object('template.openshift.io/v1', 'Template', {
    message: 'done',
    labels: { made: 'yes' },
    parameters: [
      { name: 'NAME', displayName: 'Name', description: 'A name', value: 'x', required: true },
      { name: 'WORD', generate: 'expression', from: '[a-z]{8}' },
    ],
    objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cm-${NAME}' } }],
  }),
];
