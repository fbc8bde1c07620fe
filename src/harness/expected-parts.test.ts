import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedParts } from './expected-parts.ts';

test('every value of a partial manifest is found where the object has it', () => {
  const expected = {
    spec: {
      tags: [
        { name: 'b', generation: 2 },
        { name: 'c', from: { kind: 'x' } },
      ],
      gone: null,
    },
  };
  const actual = { spec: { tags: [{ name: 'a' }, { name: 'b', generation: 1 }] } };
  assert.deepEqual(
    expectedParts(expected, actual).map((part) => `${part.path.join('.')} ${part.expected}`),
    [
      'spec.tags.1.name b',
      'spec.tags.1.generation 2',
      'spec.tags.2.name c',
      'spec.tags.2.from.kind x',
      'spec.gone nothing',
    ],
  );
});
