import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

test('a group that is missing is told of like a kind that is', async () => {
  const { code, stderr } = await runScripted('adm groups add-users nosuch ann');
  assert.equal(code, 1);
  assert.match(stderr, /^error: Error: groups\.user\.openshift\.io are not enabled on this cluster\.\n/);
  const { stderr: other } = await runScripted('adm groups remove-users nosuch ann');
  assert.match(other, /^Error from server \(NotFound\): /);
});
