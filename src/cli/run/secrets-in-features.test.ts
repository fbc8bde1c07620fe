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

test('a secret is hidden wherever it turns up, encoded, too', () => {
  const hide = hideSecretsOfFeatures([
    source('Feature: A\n  Given quay.io demands the user "a" with the password "hunter2-x"'),
  ])!;
  for (const before of ['', 'a', 'a:', '{"auth"'])
    assert.equal(
      hide(`it is ${Buffer.from(`${before}hunter2-x, really`).toString('base64')} now`),
      'it is ******** now',
    );
  assert.equal(hide('printed hunter2-x here'), 'printed ******** here');
});

test('a plain word that is a password somewhere stays a word', () => {
  const hide = hideSecretsOfFeatures([source('Feature: A\n  When I run `oc login -u developer -p developer`')])!;
  assert.equal(hide('the user developer'), 'the user developer');
  assert.doesNotMatch(hide('$ oc login -u developer -p developer'), /-p developer/);
});
