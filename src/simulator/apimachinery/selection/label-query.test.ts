import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLabelQuery } from './label-query.ts';

const labels = { app: 'web', tier: 'db', size: '3', in: 'x', empty: '' };

const rows: { query: string; selects: boolean }[] = [
  { query: '', selects: true },
  { query: ' app = web , tier!=front', selects: true },
  { query: 'app==db', selects: false },
  { query: 'app in(web,api)', selects: true },
  { query: 'app notin (web)', selects: false },
  { query: 'other notin (web)', selects: true },
  { query: 'other!=web', selects: true },
  { query: 'app', selects: true },
  { query: '!app', selects: false },
  { query: '! other', selects: true },
  { query: 'size>2,size<4', selects: true },
  { query: 'app>2', selects: false },
  { query: 'in=x', selects: true },
  { query: 'empty=', selects: true },
  { query: 'empty in ()', selects: true },
  { query: 'empty in (a,)', selects: true },
  { query: 'toString', selects: false },
];

for (const { query, selects } of rows)
  test(`labels are selected by "${query}": ${selects}`, () => assert.equal(parseLabelQuery(query)(labels), selects));

const malformed: { query: string; message: string }[] = [
  {
    query: 'a b c',
    message: "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
  },
  { query: 'a in b', message: "unable to parse requirement: found 'b' expected: '('" },
  { query: 'a in (b c)', message: "unable to parse requirement: found 'c', expected: ',' or ')'" },
  { query: 'a in (', message: "unable to parse requirement: found '', expected: ',', ')' or identifier" },
  { query: 'a in (b,', message: "unable to parse requirement: found '', expected: ',', or identifier" },
  { query: 'a=b,', message: "found '', expected: identifier after ','" },
  { query: 'a=b c', message: "found 'c', expected: ',' or 'end of string'" },
  { query: '=b', message: "found '=', expected: !, identifier, or 'end of string'" },
  { query: 'a==(', message: "unable to parse requirement: found '(', expected: identifier" },
];

for (const { query, message } of malformed)
  test(`refused: "${query}"`, () => assert.throws(() => parseLabelQuery(query), { code: 400, message }));
