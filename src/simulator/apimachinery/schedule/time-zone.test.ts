import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CronSchedule, parseSchedule } from './cron-schedule.ts';
import { scheduleIn, zonedTimestamp } from './time-zone.ts';

const nextIn = (zone: string, schedule: string, after: string): string =>
  new Date(scheduleIn(zone, parseSchedule(schedule) as CronSchedule).next(Date.parse(after)) ?? 0).toISOString();

test('schedules follow the clocks of a time zone, also when these are changed', () => {
  const cases = [
    ['Europe/Zurich', '0 9 * * *', '2026-01-05T09:00:00Z', '2026-01-06T08:00:00.000Z'],
    ['Europe/Zurich', '0 9 * * *', '2026-07-05T00:00:00Z', '2026-07-05T07:00:00.000Z'],
    ['America/New_York', '30 23 * * 1', '2026-01-05T09:00:00Z', '2026-01-06T04:30:00.000Z'],
    ['Europe/Zurich', '30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-30T00:30:00.000Z'],
    ['Asia/Kolkata', '@hourly', '2026-01-05T09:00:00Z', '2026-01-05T09:30:00.000Z'],
  ] as const;
  for (const [zone, schedule, after, expected] of cases)
    assert.equal(nextIn(zone, schedule, after), expected, `${schedule} in ${zone}`);
});

test('moments are written as clocks of a time zone show them', () => {
  const time = Date.parse('2026-07-01T07:00:00Z');
  assert.deepEqual(
    ['UTC', 'Europe/Zurich', 'Asia/Kolkata', 'America/New_York'].map((zone) => zonedTimestamp(zone, time)),
    ['2026-07-01T07:00:00Z', '2026-07-01T09:00:00+02:00', '2026-07-01T12:30:00+05:30', '2026-07-01T03:00:00-04:00'],
  );
});
