import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Probe } from '../../../resources/workloads/pod-spec.ts';
import { describeProbe } from './describe-probe.ts';

const actionOf = (probe: Probe): string => describeProbe(probe).replace(/ delay=.*/, '');

test('a request is written as a URL, its path as Go escapes it', () => {
  assert.equal(actionOf({ httpGet: { port: 80, path: '/a?b=c d!' } }), 'http-get http://:80/a%3Fb=c%20d%21');
  assert.equal(
    actionOf({ httpGet: { port: 'web', host: '::1', path: 'a', scheme: 'HTTPS' } }),
    'http-get https://[::1]:web/a',
  );
});

test('other checks are named by what they do', () => {
  assert.equal(actionOf({ exec: { command: ['cat', '/a'] } }), 'exec [cat /a]');
  assert.equal(actionOf({ tcpSocket: { port: 5432 } }), 'tcp-socket :5432');
  assert.equal(actionOf({ grpc: { port: 9000, service: 'a' } }), 'grpc <pod>:9000 a');
  assert.equal(actionOf({}), 'unknown');
});
