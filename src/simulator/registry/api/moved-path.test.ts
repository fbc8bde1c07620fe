import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedPath } from './moved-path.ts';

const cases: [path: string, leadsTo: string | undefined, hasPage?: boolean][] = [
  ['/v2', '/v2/', true],
  ['/v2/p/is/tags/list/', '/v2/p/is/tags/list', true],
  ['/v2/p/is/blobs/uploads', '/v2/p/is/blobs/uploads/', true],
  ['/v2//p/is/tags/list', '/v2/p/is/tags/list', false],
  ['/v2/p/other/../is/tags/list', '/v2/p/is/tags/list', false],
  ['//elsewhere.example/v2/', '/elsewhere.example/v2/', false],
  ['/v1/', undefined],
  ['\0', undefined],
];
for (const [path, leadsTo, hasPage] of cases) {
  test(`${JSON.stringify(path)} leads to ${leadsTo ?? 'nothing'}`, () => {
    assert.deepEqual(movedPath(path), leadsTo === undefined ? undefined : { path: leadsTo, hasPage });
  });
}
