import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junitXml } from './junit-xml.ts';
import { experimentFacts, runFactsOf } from './run-facts.fixture.ts';

const failure = {
  step: 'the pod runs',
  line: 7,
  type: 'TimeoutError',
  message: 'It should run.\n  last seen   nothing',
};

test('an experiment is a case with its place, its tags and how to repeat it', () => {
  const xml = junitXml(runFactsOf([experimentFacts('one', { tags: ['@A1'], rule: 'A rule' })]));
  assert.match(
    xml,
    /<testcase classname="A feature" name="A rule › one" file="features\/a\/b\.feature" line="3" time="0\.120">/,
  );
  assert.match(xml, /<property name="tag" value="@A1"\/>/);
  assert.match(xml, /<property name="again" value="streamproof run features\/a\/b\.feature:3"\/>/);
});

test('what failed is a failure, what could not be concluded is an error, both with their text', () => {
  const xml = junitXml(
    runFactsOf([
      experimentFacts('failed', { outcome: 'failed', failures: [failure] }),
      experimentFacts('cut off', { outcome: 'inconclusive', failures: [{ ...failure, type: 'EnvironmentError' }] }),
      experimentFacts('skipped', {
        outcome: 'skipped',
        facts: [{ kind: 'skipped', capability: 'clock', reason: 'needs:clock' }],
      }),
    ]),
  );
  assert.match(xml, /<testsuites name="Streamproof" tests="3" failures="1" errors="1" skipped="1" time="1\.000">/);
  assert.match(
    xml,
    /<failure type="TimeoutError" message="It should run\.">features\/a\/b\.feature:7 {2}the pod runs\n/,
  );
  assert.match(xml, /<error type="EnvironmentError"/);
  assert.match(xml, /<skipped message="needs:clock"\/>/);
});

test('a hook of the whole run that failed is an error', () => {
  const xml = junitXml(runFactsOf([], { failures: [{ type: 'EnvironmentError', message: 'no cluster' }] }));
  assert.match(xml, /<testsuites [^>]*tests="1" failures="0" errors="1"/);
  assert.match(xml, /<error type="EnvironmentError" message="no cluster">/);
});

test('recorded text stays text, and well-formed', () => {
  const stdout = '</system-out><script>alert(1)</script>]]>\u0000\u001b[31m\ud800\u202e';
  const command = {
    kind: 'command' as const,
    line: 'oc get "x" & y',
    shell: 'built-in oc',
    stdout,
    stderr: '',
    exitCode: 0,
    startedAt: '2026-01-05T09:00:00.000Z',
    duration: 1,
  };
  const xml = junitXml(runFactsOf([experimentFacts('<&">', { facts: [command] })]));
  assert.match(xml, /name="&lt;&amp;&quot;&gt;"/);
  assert.match(xml, /oc get &quot;x&quot; &amp; y/);
  for (const hostile of ['<script', '\u0000', '\u001b', '\ud800', '\u202e']) assert.ok(!xml.includes(hostile));
});
