import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSchedule } from './cron-schedule.ts';

const from = Date.UTC(2026, 0, 5, 9, 30);

for (const [text, next] of [
  ['* * * * *', '2026-01-05T09:31:00.000Z'],
  ['0 0 * * *', '2026-01-06T00:00:00.000Z'],
  ['@hourly', '2026-01-05T10:00:00.000Z'],
  ['15,45 8-10/2 * * *', '2026-01-05T10:15:00.000Z'],
  ['0 12 * * sun', '2026-01-11T12:00:00.000Z'],
  ['0 0 1 feb *', '2026-02-01T00:00:00.000Z'],
  ['0 0 29 2 *', '2028-02-29T00:00:00.000Z'],
  ['0 0 13 * 5', '2026-01-09T00:00:00.000Z'],
  ['0 0 13 * */6', '2026-01-10T00:00:00.000Z'],
  ['0 0 13 * */1', '2026-01-13T00:00:00.000Z'],
  ['0 0 13 * 5,?', '2026-01-13T00:00:00.000Z'],
  ['0 5/7 * * *', '2026-01-05T12:00:00.000Z'],
] as const) {
  test(`${text} is next due at ${next}`, () => {
    const schedule = parseSchedule(text);
    assert.ok(typeof schedule !== 'string');
    assert.equal(new Date(schedule.next(from) ?? 0).toISOString(), next);
  });
}

for (const [text, error] of [
  ['* * *', 'expected exactly 5 fields, found 3: [* * *]'],
  ['60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['', 'empty spec string'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['* 5-3 * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
  ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
] as const) {
  test(`${text} is no schedule`, () => assert.equal(parseSchedule(text), error));
}

test('every so often counts from the last time, in whole seconds', () => {
  const schedule = parseSchedule('@every 1h30m');
  assert.ok(typeof schedule !== 'string');
  assert.equal(schedule.next(Date.UTC(2026, 0, 5, 9, 0, 0, 250)), Date.UTC(2026, 0, 5, 10, 30));
  assert.equal(parseSchedule('@every soon'), 'failed to parse duration @every soon: time: invalid duration "soon"');
  assert.equal(parseSchedule('@never'), 'unrecognized descriptor: @never');
});
