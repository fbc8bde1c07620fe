import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortDuration } from './age.ts';
import { longDuration } from './relative-time.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

const rows: [milliseconds: number, short: string, long: string][] = [
  [0, '0s', 'Less than a second'],
  [S, '1s', '1 second'],
  [59 * S, '59s', '59 seconds'],
  [61 * S, '61s', 'About a minute'],
  [5 * M + 10 * S, '5m10s', '5 minutes'],
  [20 * M + 10 * S, '20m', '20 minutes'],
  [61 * M, '61m', 'About an hour'],
  [3 * H + 5 * M, '3h5m', '3 hours'],
  [30 * H, '30h', '30 hours'],
  [3 * D + 2 * H, '3d2h', '3 days'],
  [20 * D, '20d', '2 weeks'],
  [90 * D, '90d', '3 months'],
  [3 * 365 * D + D, '3y1d', '3 years'],
];

for (const [milliseconds, short, long] of rows) {
  test(`${milliseconds} ms is ${short}, ${long}`, () => {
    assert.equal(shortDuration(milliseconds), short);
    assert.equal(longDuration(milliseconds), long);
  });
}
