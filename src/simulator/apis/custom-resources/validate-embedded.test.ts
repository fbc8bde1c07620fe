import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, definition, specFieldsOf, widget } from './widget-definition.fixture.ts';

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 'b' } }, spec: {} };

const cases: [what: string, template: object, message: string | undefined][] = [
  ['as it should be', pod, undefined],
  ['without metadata', { apiVersion: 'apps/v1', kind: 'Deployment' }, undefined],
  ['without a version', { kind: 'Pod' }, 'spec.templates[0].apiVersion: Required value: must not be empty'],
  ['of no version', { ...pod, apiVersion: '' }, 'spec.templates[0].apiVersion: Invalid value: "": must not be empty'],
  [
    'of too long a version',
    { ...pod, apiVersion: 'a/b/c' },
    'spec.templates[0].apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
  ],
  [
    'of a kind that is no name',
    { ...pod, kind: 'A B' },
    'spec.templates[0].kind: Invalid value: "A B": may have mixed case, but should otherwise match: a DNS-1035 label must',
  ],
  [
    'with a name that fits into no path',
    { ...pod, metadata: { name: 'a/b' } },
    `spec.templates[0].metadata.name: Invalid value: "a/b": may not contain '/'`,
  ],
  [
    'with labels that are none',
    { ...pod, metadata: { labels: { 'a b': 'c' } } },
    'spec.templates[0].metadata.labels: Invalid value: "a b": name part must consist of',
  ],
];

for (const [what, template, message] of cases)
  test(`an object within a custom resource ${what} is ${message === undefined ? 'taken' : 'refused'}`, async () => {
    const embedding = definition();
    const [version] = embedding.spec.versions;
    assert.ok(version);
    const items = {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      'x-kubernetes-preserve-unknown-fields': true,
    };
    Object.assign(specFieldsOf(version), { templates: { type: 'array', items } });
    const { client, kindOf } = await defined(embedding);
    const kind = kindOf('v1');
    assert.ok(kind);
    const made = client.create(kind, widget({ size: 1, templates: [template] }));
    if (message === undefined) await made;
    else
      await assert.rejects(made, (error: { code: number; message: string }) => {
        assert.equal(error.code, 422);
        assert.ok(error.message.startsWith(`Widget.example.com "w" is invalid: ${message}`), error.message);
        return true;
      });
  });
