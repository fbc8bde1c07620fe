import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentMap } from './recent-map.ts';

test('what is used stays, what is not is forgotten when twice as much came later', () => {
  const map = new RecentMap<string, number>(2);
  map.set('used', 1);
  map.set('unused', 2);
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
    map.set(key, index);
    assert.equal(map.get('used'), 1, key);
  }
  assert.deepEqual([map.get('unused'), map.get('d')], [undefined, 3]);
  map.delete('used');
  assert.equal(map.get('used'), undefined);
});
