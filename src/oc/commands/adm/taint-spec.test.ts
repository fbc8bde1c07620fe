import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTaints, refuseConflicts } from './taint-spec.ts';

test('taints are set with an effect and taken away with or without one', () => {
  assert.deepEqual(readTaints(['a=b:NoSchedule', 'c:NoExecute', 'd:NoSchedule-', 'e-']), {
    added: [
      { key: 'a', value: 'b', effect: 'NoSchedule' },
      { key: 'c', effect: 'NoExecute' },
    ],
    removed: [{ key: 'd', effect: 'NoSchedule' }, { key: 'e' }],
  });
});

for (const [words, message] of [
  [['a'], 'invalid taint spec: a'],
  [['a=b'], 'invalid taint spec: a=b, name part must consist of'],
  [['a:b:c'], 'invalid taint spec: a:b:c'],
  [['a:Never'], 'invalid taint effect: Never, unsupported taint effect'],
  [['a=?:NoSchedule'], 'invalid taint spec: a=?:NoSchedule, a valid label must be'],
  [['a=b:NoSchedule', 'a=c:NoSchedule'], 'duplicated taints with the same key and effect: {a c NoSchedule <nil>}'],
] as const)
  test(`${words.join(' ')} is refused`, () => {
    assert.throws(
      () => readTaints(words),
      ({ message: actual }: Error) => actual.startsWith(message),
    );
  });

test('a taint is not set and taken away at once', () => {
  const { added, removed } = readTaints(['a=b:NoSchedule', 'a-']);
  assert.throws(() => refuseConflicts(added, removed), /in the same command: a=$/);
});
