import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrue } from './query-flag.ts';

for (const value of ['true', 'True', '1', '', 'yes'])
  test(`a query parameter that says ${JSON.stringify(value)} is true`, () => assert.equal(isTrue(value), true));

for (const value of [null, '0', 'false', 'False'])
  test(`a query parameter that says ${JSON.stringify(value)} is false`, () => assert.equal(isTrue(value), false));
