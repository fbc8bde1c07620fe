import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEnvelope } from './decode-envelope.ts';
import { encodeEnvelope } from './encode-envelope.ts';

const objects: { apiVersion: string; kind: string; [field: string]: unknown }[] = [
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'crontabs.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'crontabs', kind: 'CronTab' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.r' } },
          schema: {
            openAPIV3Schema: {
              $schema: 'http://example.com/schema',
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
              properties: {
                replicas: { type: 'integer', minimum: 0, default: 1, enum: [1, 2] },
                list: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                tuple: { items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false },
                zeros: { type: 'boolean', default: false, enum: [0, '', false] },
                map: { type: 'object', additionalProperties: { type: 'string', default: { a: [null] } } },
                any: { additionalProperties: true, dependencies: { a: ['b'], c: { type: 'object' } } },
              },
            },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    webhooks: [
      {
        name: 'a.example.com',
        rules: [{ operations: ['*'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods/*'], scope: '*' }],
      },
    ],
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    spec: {
      validations: [{ expression: 'true' }],
      variables: [{ name: 'a', expression: '1' }],
      matchConstraints: { resourceRules: [{ operations: ['CREATE'], resources: ['pods'], resourceNames: ['a'] }] },
    },
  },
  {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    spec: { group: 'a', version: 'v1', service: { name: 's', namespace: 'n', port: 443 }, groupPriorityMinimum: 1 },
  },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { x: 'y' } } },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, type: 'Opaque', data: { key: 'dmFsdWU=' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: {
      replicas: 0,
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
      template: { spec: { containers: [{ name: 'c', image: 'i', resources: { limits: { cpu: '100m' } } }] } },
    },
  },
  {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb: 'list', resource: 'pods' } },
  },
  {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name: 'app' },
    spec: { lookupPolicy: { local: true }, tags: [{ name: '1', generation: -1 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: {
      volumes: [{ name: 'v', configMap: { name: 'c', items: [{ key: 'k', path: 'p' }] } }],
      containers: [
        {
          name: 'c',
          envFrom: [{ secretRef: { name: 's' } }],
          env: [{ name: 'E', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
          livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 5 },
        },
      ],
    },
  },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: false } }],
    ports: [{ name: '', port: 80, protocol: 'TCP' }],
  },
  {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'c' },
    spec: { request: 'YWJj', signerName: 'example.com/s', usages: ['client auth'], extra: { scope: ['a', 'b'] } },
    status: { conditions: [{ type: 'Approved', status: 'True' }] },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'i' },
    spec: {
      rules: [
        {
          host: 'h',
          http: {
            paths: [{ path: '/', pathType: 'Exact', backend: { service: { name: 's', port: { number: 80 } } } }],
          },
        },
      ],
    },
  },
  {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildConfig',
    metadata: { name: 'b' },
    spec: {
      runPolicy: 'Serial',
      strategy: { type: 'Docker' },
      output: { to: { kind: 'ImageStreamTag', name: 'a:b' } },
    },
  },
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              $schema: 'http://json-schema.org/schema#',
              properties: {
                spec: {
                  type: 'object',
                  'x-kubernetes-preserve-unknown-fields': true,
                  properties: {
                    size: { type: 'integer', minimum: 0, default: 3, enum: [1, 3] },
                    tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                    labels: { type: 'object', additionalProperties: { type: 'string' } },
                    any: { type: 'object', additionalProperties: true },
                  },
                  'x-kubernetes-validations': [{ rule: 'self.size > 0' }],
                },
              },
            },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'w' },
    webhooks: [{ name: 'w.example.com', rules: [{ operations: ['CREATE'], apiGroups: ['apps'], resources: ['*'] }] }],
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'p' },
    spec: {
      matchConstraints: { resourceRules: [{ operations: ['CREATE'], apiGroups: [''], resources: ['pods'] }] },
      variables: [{ name: 'v', expression: '1' }],
      validations: [{ expression: 'true' }],
    },
  },
  {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1.example.com' },
    spec: { group: 'example.com', version: 'v1', service: { namespace: 'a', name: 's' }, groupPriorityMinimum: 10 },
  },
  { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0, propagationPolicy: 'Background' },
];

for (const object of objects) {
  test(`${object.kind} survives protobuf`, () =>
    assert.deepEqual(decodeEnvelope(encodeEnvelope(object) as Buffer, object.kind), object));
}

const malformed: { name: string; body: Buffer; message: RegExp }[] = [
  { name: 'no magic', body: Buffer.from('{}'), message: /does not appear to be a protobuf message/ },
  {
    name: 'cut off',
    body: (encodeEnvelope({ apiVersion: 'v1', kind: 'Namespace' }) as Buffer).subarray(0, 10),
    message: /unexpected EOF/,
  },
  {
    name: 'unknown kind',
    body: Buffer.concat([Buffer.from('k8s\0'), Buffer.of(0x0a, 5, 0x12, 3), Buffer.from('Foo')]),
    message: /no kind "Foo" is registered/,
  },
];

for (const { name, body, message } of malformed) {
  test(`a body is refused: ${name}`, () =>
    assert.throws(() => decodeEnvelope(body, 'Namespace'), { code: 400, message }));
}
