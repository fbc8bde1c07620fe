import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { parseCommandLine } from './command-line.ts';

const lines: readonly (readonly [string, readonly string[]])[] = [
  ['oc get pods', ['oc', 'get', 'pods']],
  ["  oc   get\tpods -l 'a b' ", ['oc', 'get', 'pods', '-l', 'a b']],
  ['oc patch is x -p "{\\"a\\": 1}"', ['oc', 'patch', 'is', 'x', '-p', '{"a": 1}']],
  ["oc import-image --reference-policy='local'", ['oc', 'import-image', '--reference-policy=local']],
  ["oc label is x a=''", ['oc', 'label', 'is', 'x', 'a=']],
  ['oc get x\\ y', ['oc', 'get', 'x y']],
];

for (const [line, words] of lines)
  test(`splits ${JSON.stringify(line)}`, () => assert.deepEqual(parseCommandLine(line), words));

const refused: readonly (readonly [string, RegExp])[] = [
  ['oc get pods | grep x', /needs a shell for "\|"/],
  ['oc get pods > file', /needs a shell for ">"/],
  ['oc get $(whoami)', /needs a shell for "\$"/],
  ["oc get 'pods", /a quote that is never closed/],
  ['   ', /is empty/],
];

for (const [line, message] of refused) {
  test(`refuses ${JSON.stringify(line)}`, () =>
    assert.throws(
      () => parseCommandLine(line),
      (error: ConfigurationError) => error instanceof ConfigurationError && message.test(error.message),
    ));
}
