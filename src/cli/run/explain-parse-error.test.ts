import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainParseError } from './explain-parse-error.ts';

const rows = [
  {
    location: { line: 4, column: 3 },
    message: "(4:3): expected: #EOF, #StepLine, #TagLine, got 'bla bla'",
    explained: 'a.feature:4:3 is not valid Gherkin: expected the end of the file, a step, a tag; found "bla bla".',
  },
  {
    location: { line: 6 },
    message: '(6:0): unexpected end of file, expected: #DocStringSeparator, #Other',
    explained: 'a.feature:6 is not valid Gherkin: expected """; found the end of the file.',
  },
  {
    location: { line: 5, column: 2 },
    message: '(5:2): inconsistent cell count within the table',
    explained: 'a.feature:5:2 is not valid Gherkin: inconsistent cell count within the table.',
  },
];

for (const { location, message, explained } of rows)
  test(message, () => assert.equal(explainParseError({ source: { uri: 'a.feature', location }, message }), explained));
