import type { Verb } from '../verb.ts';

const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  labels: {app: web}\ndata:\n  a: b\n';
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: main
        image: docker.io/balazsszeti/hello:sleeper
        envFrom:
        - configMapRef: {name: made}
`;
const kustomization = `resources:
- map.yaml
- deployment.yaml
namePrefix: my-
namespace: kustomized
commonAnnotations:
  note: x
labels:
- pairs: {team: a}
  includeSelectors: true
images:
- name: docker.io/balazsszeti/hello
  newTag: other
replicas:
- name: web
  count: 2
configMapGenerator:
- name: made
  literals: [a=b]
secretGenerator:
- name: word
  literals: [c=d]
  options: {disableNameSuffixHash: true}
patches:
- target: {kind: ConfigMap, name: settings}
  patch: '[{"op": "add", "path": "/data/x", "value": "y"}]'
`;

/** Folders of manifests with what is to be changed about them. */
export const kustomizations: readonly Verb[] = [
  { line: 'new-project kustomized' },
  { line: 'kustomize', files: { 'map.yaml': map, 'deployment.yaml': deployment } },
  { line: 'kustomize nosuch' },
  { line: 'apply -k .' },
  { line: 'kustomize .', files: { 'kustomization.yaml': kustomization } },
  { line: 'apply -k . --dry-run=server' },
  { line: 'apply -k .' },
  { line: 'apply -k .' },
  { line: 'get cm,secret -l team=a -o name' },
  { line: 'diff -k .' },
  { line: 'get -k . -o name' },
  { line: 'delete -k .' },
  { line: 'create -k . -f map.yaml' },
  { line: 'kustomize .', files: { 'kustomization.yaml': 'resources: [missing.yaml]\n' } },
  { line: 'kustomize .', files: { 'kustomization.yaml': 'resources: [map.yaml, map.yaml]\n' } },
  { line: 'kustomize .', files: { 'kustomization.yaml': 'nosuch: 1\n' } },
  { line: 'kustomize . a' },
];
