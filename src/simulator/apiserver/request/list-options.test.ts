import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { listOptions } from './list-options.ts';

const refusals: readonly [query: string, text: RegExp][] = [
  ['limit=x&labelSelector=n%3D(', /^strconv.ParseInt: parsing "x": invalid syntax$/],
  ['limit=99999999999999999999', /^strconv.ParseInt: parsing "99999999999999999999": value out of range$/],
  ['resourceVersion=99999999999999999999', /ParseUint: parsing "99999999999999999999": value out of range$/],
  ['resourceVersion=x&resourceVersionMatch=exact', /is invalid: resourceVersionMatch: Unsupported value: "exact"/],
  ['sendInitialEvents=true&fieldSelector=x%3Dy', /sendInitialEvents is forbidden for list$/],
  ['continue=YWJj&resourceVersion=x', /^invalid continue token: continue key is not valid: invalid character 'a'/],
  ['resourceVersion=x', /^resourceVersion: Invalid value: "x": strconv/],
  ['resourceVersion=x&resourceVersionMatch=NotOlderThan', /^resourceVersion: Invalid value: "x": strconv/],
  ['resourceVersion=x&resourceVersionMatch=Exact', /^invalid resource version: resourceVersion: Invalid value: "x"/],
  ['resourceVersion=x&limit=1', /^invalid resource version: resourceVersion: Invalid value: "x"/],
];
for (const [query, text] of refusals)
  test(`what is wrong with ?${query} is told in the order of the real server`, () => {
    assert.throws(() => listOptions(new URLSearchParams(query), configMapKind, undefined, false), { message: text });
  });

test("OpenShift's servers do not begin a watch with what there is", () => {
  const query = new URLSearchParams('sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=1');
  listOptions(query, configMapKind, undefined, true);
  assert.throws(() => listOptions(query, imageStreamKind, undefined, true), {
    message: /unless the WatchList feature/,
  });
});
