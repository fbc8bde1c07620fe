import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveFormat } from './resolve-format.ts';

for (const format of ['pretty', 'rerun:@rerun.txt', 'json:reports/cucumber.json', './mine.js', './mine.js:out.txt'])
  test(`${format} is left to Cucumber`, () => assert.equal(resolveFormat(format), format));

test('a formatter of a package is found from here, with its file', () => {
  const [module, file] = resolveFormat('axe-core/axe.min.js:out.txt');
  assert.match(module!, /^file:.*node_modules\/axe-core\/axe\.min\.js$/);
  assert.equal(file, 'out.txt');
});

test('a package that is missing is named', () =>
  assert.throws(
    () => resolveFormat('no-such-package/reporter'),
    /--format no-such-package\/reporter is not installed/,
  ));
