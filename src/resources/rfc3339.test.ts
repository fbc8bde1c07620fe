import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeProblem } from './rfc3339.ts';

for (const text of ['2026-11-21T21:07:36Z', '2026-11-21T21:07:36.5+01:00'])
  test(`${text} is a time`, () => assert.equal(timeProblem(text), undefined));

for (const [text, problem] of [
  ['yesterday', ' as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"'],
  ['2026-11-21', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"'],
  ['2026-11-21T21:07:36Z!', ': extra text: "!"'],
] as const)
  test(`${text} is no time`, () => assert.equal(timeProblem(text), `parsing time "${text}"${problem}`));
