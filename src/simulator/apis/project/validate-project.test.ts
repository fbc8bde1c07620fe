import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { validateProject } from './validate-project.ts';
import { validateProjectUpdate } from './validate-project-update.ts';

const project = (metadata: object): KubeObject =>
  ({ metadata: { name: 'demo', ...metadata } }) as unknown as KubeObject;
const texts = (errors: readonly FieldError[]): string[] => errors.map(({ field, message }) => `${field}: ${message}`);
const selecting = (text: string): KubeObject => project({ annotations: { 'openshift.io/node-selector': text } });

const table: [what: string, project: KubeObject, findings: string[]][] = [
  ['no name', project({ name: undefined }), ['metadata.name: Required value: name or generateName is required']],
  ['a short name', project({ name: 'A' }), ['metadata.name: Invalid value: "A": must be at least 2 characters long']],
  ['dots in its name', project({ name: 'a.b' }), ['metadata.name: Invalid value: "a.b": must not contain dots']],
  ['a slash in its name', project({ name: 'a/b' }), [`metadata.name: Invalid value: "a/b": may not contain '/'`]],
  ['a node selector', selecting('tier=web, zone = a,b='), []],
  [
    'a bad node selector',
    selecting('tier=web,qa'),
    ['nodeSelector: Invalid value: "tier=web,qa": must be a valid label selector'],
  ],
  [
    'a bad value in its node selector',
    selecting('a=$b'),
    ['nodeSelector: Invalid value: "a=$b": must be a valid label selector'],
  ],
];
for (const [what, object, findings] of table)
  test(`a project with ${what}`, () => assert.deepEqual(texts(validateProject(object)), findings));

test('of a project only what it shows of itself can be changed', () => {
  const old = project({ labels: { a: '1', b: '1' }, annotations: { c: '1', 'openshift.io/description': 'x' } });
  const next = project({ labels: { a: '2' }, annotations: { 'openshift.io/display-name': 'y' } });
  assert.deepEqual(texts(validateProjectUpdate(next, old)), [
    'metadata.annotations[c]: Invalid value: "1": field is immutable, try updating the namespace',
    'metadata.labels[a]: Invalid value: "2": field is immutable, try updating the namespace',
    'metadata.labels[b]: Invalid value: "1": field is immutable, try updating the namespace',
  ]);
});
