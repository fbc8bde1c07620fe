import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from './messages.ts';
import { hideSecretsOfFeatures } from './secrets-in-features.ts';

const source = (data: string): Envelope => ({
  source: { uri: 'a.feature', data, mediaType: 'text/x.cucumber.gherkin+plain' as never },
});

test('a feature without secrets needs nothing', () =>
  assert.equal(hideSecretsOfFeatures([source('Feature: A\n  When I run `oc get is`')]), undefined));

test('the password of a command is hidden however a report writes the command', () => {
  const command = 'oc create secret docker-registry "x" --docker-password=hunter2';
  const hide = hideSecretsOfFeatures([source(`Feature: A\n  When I run \`${command}\``)])!;
  const html = command.replaceAll('"', '&quot;');
  for (const text of [command, `<code>${html}</code>`, JSON.stringify({ text: command }), JSON.stringify({ html })])
    assert.doesNotMatch(hide(text), /hunter2/);
  assert.deepEqual(JSON.parse(hide(JSON.stringify({ text: command }))), {
    text: command.replace('hunter2', '********'),
  });
});
