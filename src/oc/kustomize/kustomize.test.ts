import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { KubeObject } from '../../resources/kube-object.ts';
import { buildKustomization } from './build-kustomization.ts';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: c
        image: docker.io/acme/web:1
        env: [{name: A, valueFrom: {configMapKeyRef: {name: conf, key: a}}}]
`;

const build = async (files: Readonly<Record<string, string>>, folder = '.') => {
  const top = await mkdtemp(join(tmpdir(), 'streamproof-kustomize-'));
  const warnings: string[] = [];
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(top, name)), { recursive: true });
      await writeFile(join(top, name), text);
    }
    const objects = await buildKustomization(join(top, folder), { warn: (text) => void warnings.push(text) });
    return { objects, warnings };
  } catch (error) {
    throw new Error((error as Error).message.replaceAll(top, 'TOP'), { cause: error });
  } finally {
    await rm(top, { recursive: true });
  }
};

type Deployed = KubeObject & {
  spec: {
    replicas: number;
    selector: { matchLabels: object };
    template: { spec: { containers: { name: string; image: string; env: { valueFrom: object }[] }[] } };
  };
};

const one = async (kustomization: string): Promise<Deployed> =>
  (await build({ 'kustomization.yaml': `resources: [web.yaml]\n${kustomization}`, 'web.yaml': deployment }))
    .objects[0] as Deployed;

test('names, namespaces, labels, images and replicas change', async () => {
  const { metadata, spec } = await one(`
namespace: prod
namePrefix: p-
nameSuffix: -s
labels: [{pairs: {env: prod}, includeSelectors: true}]
images: [{name: docker.io/acme/web, newName: quay.io/acme/web, newTag: "2"}]
replicas: [{name: web, count: 3}]
`);
  assert.deepEqual(metadata, { name: 'p-web-s', namespace: 'prod', labels: { env: 'prod' } });
  assert.deepEqual(spec.selector.matchLabels, { app: 'web', env: 'prod' });
  assert.deepEqual([spec.replicas, spec.template.spec.containers[0]?.image], [3, 'quay.io/acme/web:2']);
});

test('what is generated has a hash of its content in its name, and others find it', async () => {
  const { objects } = await build({
    'base/kustomization.yaml': 'resources: [web.yaml]\nconfigMapGenerator: [{name: conf, literals: [a=b]}]\n',
    'base/web.yaml': deployment,
    'kustomization.yaml':
      'resources: [base]\nnamePrefix: p-\nconfigMapGenerator: [{name: conf, behavior: merge, literals: [c=d]}]\n',
  });
  const [map, web] = objects as [KubeObject & { data: object }, Deployed];
  assert.match(map.metadata.name, /^p-conf-[a-z0-9]{10}$/);
  assert.deepEqual(map.data, { a: 'b', c: 'd' });
  assert.deepEqual(web.spec.template.spec.containers[0]?.env[0]?.valueFrom, {
    configMapKeyRef: { name: map.metadata.name, key: 'a' },
  });
});

test('patches of both kinds find their objects', async () => {
  const { spec } = await one(`
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {containers: [{name: side, image: s}]}}}
- target: {kind: Deploy.*}
  patch: '[{op: replace, path: /spec/replicas, value: 9}]'
`);
  assert.equal(spec.replicas, 9);
  assert.deepEqual(
    spec.template.spec.containers.map(({ name }) => name),
    ['side', 'c'],
  );
});

test('fields with other names now are told', async () => {
  const { warnings } = await build({ 'kustomization.yaml': 'commonLabels: {a: b}\n' });
  assert.deepEqual(warnings, [
    "# Warning: 'commonLabels' is deprecated. Please use 'labels' instead. Run 'kustomize edit fix' to update your Kustomization automatically.\n",
  ]);
});

for (const [files, message] of [
  [
    { 'a.yaml': '' },
    /^unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory/,
  ],
  [{ 'kustomization.yaml': 'foo: bar\n' }, /^invalid Kustomization: json: unknown field "foo"$/],
  [
    { 'kustomization.yaml': 'helmCharts: []\n' },
    /^the field helmCharts of the kustomization in 'TOP' is not heeded here/,
  ],
  [{ 'kustomization.yaml': 'resources: [no.yaml]\n' }, /lstat TOP\/no.yaml: no such file or directory$/],
  [
    { 'kustomization.yaml': 'patches: [{patch: "{kind: Pod, apiVersion: v1, metadata: {name: x}}"}]\n' },
    /^no resource matches strategic merge patch "Pod.v1.\[noGrp\]\/x.\[noNs\]"/,
  ],
] as const)
  test(`a kustomization of ${JSON.stringify(files)} is refused`, async () => {
    await assert.rejects(build(files), { message });
  });

test('files outside of the folder are refused', async () => {
  await assert.rejects(
    build({ 'web.yaml': deployment, 'in/kustomization.yaml': 'resources: [../web.yaml]\n' }, 'in'),
    /security; file 'TOP\/web.yaml' is not in or below 'TOP\/in'/,
  );
});
