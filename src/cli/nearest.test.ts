import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nearest } from './nearest.ts';

const rows = [
  { word: 'simulatd', candidates: ['kubernetes', 'simulated', 'openshift'], expected: 'simulated' },
  { word: '@a5', candidates: ['@A4', '@A5'], expected: '@A5' },
  { word: 'it falls', candidates: ['the project {string}', 'it fails'], expected: 'it fails' },
  { word: 'xyz', candidates: ['simulated'], expected: undefined },
  { word: 'anything', candidates: [], expected: undefined },
];

for (const { word, candidates, expected } of rows)
  test(`nearest to "${word}" is ${expected ?? 'nothing'}`, () => assert.equal(nearest(word, candidates), expected));
