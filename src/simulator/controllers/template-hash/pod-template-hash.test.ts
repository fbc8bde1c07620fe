import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { podTemplateHash } from './pod-template-hash.ts';

const container = {
  name: 'hello-ocp',
  image: ' ',
  imagePullPolicy: 'IfNotPresent',
  ports: [8080, 8888].map((containerPort) => ({ containerPort, protocol: 'TCP' })),
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const template = {
  metadata: {
    annotations: { 'openshift.io/generated-by': 'OpenShiftNewApp' },
    creationTimestamp: null,
    labels: { deployment: 'hello-ocp' },
  },
  spec: {
    containers: [container],
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
} as unknown as PodTemplateSpec;

const withImage = (image: string): PodTemplateSpec => ({
  ...template,
  spec: { ...template.spec, containers: [{ ...template.spec.containers[0], image } as typeof container] },
});

test('gives the templates of a new application the hashes that a real cluster gave them', () => {
  const hello = 'docker.io/openshift/hello-openshift';
  const digest = 'sha256:e36e401c465356d65bda627f602df9aa53c33a96d62aaff6a50205f9de0e9dc9';
  assert.equal(podTemplateHash(template, undefined), '6bf987f8b8');
  assert.equal(podTemplateHash(withImage(`${hello}@${digest}`), undefined), 'c9dc8cd6b');
});

test('does not depend on the order of fields, nor on lists and maps that hold nothing', () => {
  const { spec, metadata } = template;
  const other = { spec: { ...spec, volumes: [], nodeSelector: {}, hostNetwork: false }, metadata } as PodTemplateSpec;
  assert.equal(podTemplateHash(other, undefined), podTemplateHash(template, undefined));
});

test('counts collisions, from none on', () => {
  const hashes = [undefined, 0, 1, 128].map((collisions) => podTemplateHash(template, collisions));
  assert.equal(new Set(hashes).size, 4);
});
