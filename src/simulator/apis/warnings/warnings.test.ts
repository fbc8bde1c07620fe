import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { Service } from '../../../resources/networking/service.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { keyPairWarning } from './key-pair-warning.ts';
import { podWarnings } from './pod-warnings.ts';
import { serviceWarnings } from './service-warnings.ts';
import { controllerWarnings, podNameWarning } from './workload-warnings.ts';

const container = { name: 'c', image: 'web:1' };

const warningsOf = (spec: object, annotations = {}, root = ''): string[] =>
  podWarnings({ metadata: { annotations }, spec: { containers: [container], ...spec } as PodSpec }, root);

test('a usual pod is told nothing', () => {
  assert.deepEqual(warningsOf({ volumes: [{ name: 'e', emptyDir: {} }], imagePullSecrets: [{ name: 's' }] }), []);
});

test('labels and selectors that find nothing are told of', () => {
  const spec = {
    nodeSelector: { 'beta.kubernetes.io/os': 'linux' },
    topologySpreadConstraints: [{ topologyKey: 'failure-domain.beta.kubernetes.io/zone' }],
  };
  assert.deepEqual(warningsOf(spec, {}, 'spec.template.'), [
    'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    'spec.template.spec.topologySpreadConstraints[0].topologyKey: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
    'spec.template.spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod',
  ]);
});

test('files of a volume that hide each other are told of with their sources', () => {
  const sources = [
    { configMap: { name: 'm', items: [{ key: 'k', path: 'a/' }] } },
    { secret: { name: 's', items: [{ key: 'k', path: 'a/b' }] } },
    {},
  ];
  assert.deepEqual(warningsOf({ volumes: [{ name: 'v', projected: { sources } }] }), [
    'volume "v" (Projected) has no sources provided',
    'volume "v" (Projected): overlapping paths: "a/b" (Secret "s") with "a" (ConfigMap "m")',
  ]);
});

test('containers are told of parts of bytes, hidden variables and ports', () => {
  const busy = {
    ...container,
    resources: { limits: { memory: '100m' } },
    env: [
      { name: 'A', value: '1' },
      { name: 'A', value: '$(A)2' },
      { name: 'A', value: '3' },
    ],
    ports: [
      { containerPort: 80, protocol: 'TCP' },
      { containerPort: 80, protocol: 'TCP', hostPort: 80 },
    ],
  };
  assert.deepEqual(warningsOf({ containers: [busy] }), [
    'spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer',
    'spec.containers[0].env[2]: hides previous definition of "A", which may be dropped when using apply',
    'spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]',
  ]);
});

test('a changed replication controller is told of the template that it had', () => {
  const version = (generation: number, spec: object) => ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'a.b', generation },
    spec: { template: { metadata: {}, spec: { containers: [container], ...spec } as PodSpec } },
  });
  const [old, next] = [version(1, { terminationGracePeriodSeconds: -1 }), version(2, {})];
  assert.match(controllerWarnings(next, old).join(), /^spec.template.spec.terminationGracePeriodSeconds: must be >= 0/);
  assert.deepEqual(controllerWarnings(next, next), []);
  assert.match(podNameWarning(old).join(), /a DNS label is recommended: \[must not contain dots\]$/);
});

test('services are told of addresses that will not do for ever', () => {
  const spec = { externalIPs: ['010.0.0.1', '2001:DB8::1'], externalName: 'x', loadBalancerIP: '1.2.3' };
  assert.deepEqual(serviceWarnings({ metadata: { name: 's' }, spec } as Service), [
    'spec.externalIPs[0]: IP address was accepted, but will be invalid in a future Kubernetes release: ParseAddr("010.0.0.1"): IPv4 field has octet with leading zero',
    'spec.externalIPs[1]: IPv6 address "2001:DB8::1" is not in RFC 5952 canonical format ("2001:db8::1"), which may cause controller apply-loops',
    'spec.loadBalancerIP: IP address was accepted, but will be invalid in a future Kubernetes release: ParseAddr("1.2.3"): IPv4 address too short',
    'spec.externalName is ignored when spec.type is not "ExternalName"',
  ]);
});

test('secrets are told of what is no certificate or no key', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  assert.equal(keyPairWarning(Buffer.from('a'), key), 'tls: failed to find any PEM data in certificate input');
  assert.match(keyPairWarning(key, key) ?? '', /but did find a private key; PEM inputs may have been switched$/);
});

test('a type of volumes is told of by its name in Go', () => {
  assert.deepEqual(warningsOf({ volumes: [{ name: 'v', storageos: {} }] }), [
    'spec.volumes[0].storageOS: deprecated in v1.22, non-functional in v1.25+',
  ]);
});
