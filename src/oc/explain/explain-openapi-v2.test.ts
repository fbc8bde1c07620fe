import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Definitions, explainOpenApiV2 } from './explain-openapi-v2.ts';

const document: Definitions = {
  definitions: {
    Cup: {
      description: 'What one drinks from:\n- tea\n- coffee',
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', description: 'How large it is.' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        within: { description: 'Cups stand in cups.', type: 'array', items: { $ref: '#/definitions/Cup' } },
      },
    },
  },
};

const explained = (path: readonly string[], recursive = false): string =>
  explainOpenApiV2({ $ref: '#/definitions/Cup' }, document, {
    kind: 'Cup',
    apiVersion: 'example.com/v1',
    path,
    recursive,
  });

test('a kind is told with its fields', () => {
  assert.match(
    explained([]),
    /^KIND: {5}Cup\nVERSION: {2}example\.com\/v1\n\nDESCRIPTION:\n\n {5}What one drinks from:\n {5}- tea\n {5}- coffee\n\nFIELDS:\n {3}labels\t<map\[string\]string>\n\n {3}size\t<integer> -required-\n {5}How large it is\.\n\n/,
  );
});

test('a field in a list is told with what the list says of itself', () => {
  assert.match(
    explained(['within', 'within']),
    /RESOURCE: within <\[\]Object>\n\nDESCRIPTION:\n {5}Cups stand in cups\.\n/,
  );
  assert.match(explained(['within', 'size']), /FIELD: {4}size <integer>\n\nDESCRIPTION:\n {5}How large it is\.\n$/);
});

test('what is within itself is told of once more', () => {
  assert.match(explained([], true), /\n {3}within\t<\[\]Object>\n(?: {6}\w+\t<.*>\n){3}$/);
});

test('a field that is not there is an error', () => {
  assert.throws(() => explained(['nosuch']), { message: 'field "nosuch" does not exist' });
});
