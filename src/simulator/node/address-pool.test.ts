import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AddressPool } from './address-pool.ts';

test('addresses are given out in turn, and those that come back only after the others', () => {
  const pool = new AddressPool(1);
  assert.deepEqual([pool.assign(), pool.assign()], ['10.128.1.5', '10.128.1.6']);
  pool.release('10.128.1.5');
  assert.equal(pool.assign(), '10.128.1.7');
  const rest = Array.from({ length: 248 }, () => pool.assign());
  assert.deepEqual([rest.at(-2), rest.at(-1)], ['10.128.1.254', '10.128.1.5']);
});

test('more pods than a range has addresses get some of another range, each a different one', () => {
  const pool = new AddressPool(0);
  const all = Array.from({ length: 5000 }, () => pool.assign());
  assert.equal(new Set(all).size, 5000);
  for (const address of all) pool.release(address);
  assert.equal(new Set(Array.from({ length: 5000 }, () => pool.assign())).size, 5000);
});
