import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longDuration } from './long-duration.ts';
import { shortDuration } from './short-duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const ages: ReadonlyArray<readonly [milliseconds: number, short: string, long: string]> = [
  [-2 * second, '<invalid>', 'Less than a second'],
  [400, '0s', 'Less than a second'],
  [second, '1s', '1 second'],
  [59 * second, '59s', '59 seconds'],
  [90 * second, '90s', 'About a minute'],
  [3 * minute + 20 * second, '3m20s', '3 minutes'],
  [59 * minute, '59m', '59 minutes'],
  [61 * minute, '61m', 'About an hour'],
  [3 * hour + 10 * minute, '3h10m', '3 hours'],
  [26 * hour, '26h', '26 hours'],
  [3 * day + 4 * hour, '3d4h', '3 days'],
  [20 * minute + 10 * second, '20m', '20 minutes'],
  [20 * day, '20d', '2 weeks'],
  [300 * day, '300d', '10 months'],
  [3 * 365 * day, '3y', '3 years'],
  [3 * 365 * day + day, '3y1d', '3 years'],
  [9 * 365 * day + day, '9y', '9 years'],
];

for (const [milliseconds, short, long] of ages) {
  test(`${milliseconds / second} s are ${short} or ${long}`, () => {
    assert.equal(shortDuration(milliseconds), short);
    assert.equal(longDuration(milliseconds), long);
  });
}
