import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

test('logs are asked for of a build, or of the one before it; one without a pod has none', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const config = {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildConfig',
    metadata: { name: 'web', namespace: 'demo' },
    spec: { source: { dockerfile: 'FROM scratch' }, strategy: { dockerStrategy: {} } },
  };
  const folder = await terminal.files('objects', { 'config.json': JSON.stringify(config) });
  await oc(`create -f ${folder}/config.json`);
  await oc('start-build web');
  const log = async (query: string) =>
    oc(`get --raw /apis/build.openshift.io/v1/namespaces/demo/builds/web-1/log?${query}`);
  assert.equal(
    (await log('previous=true')).stderr,
    'Error from server (NotFound): builds.build.openshift.io "web-0" not found\n',
  );
  assert.equal(
    (await log('version=0&previous=true')).stderr,
    'The BuildLogOptions "" is invalid: \n* version: Invalid value: 0: build version must be greater than 0\n* previous: Invalid value: true: cannot use previous when a version is specified\n',
  );
  await oc('start-build web');
  const { stdout } = await oc('logs bc/web --previous');
  assert.match(stdout, /"OPENSHIFT_BUILD_NAME"="web-1"/);
  await oc('delete pod web-2-build');
  assert.equal((await oc('logs build/web-2')).stderr, 'Error from server (BadRequest): pod "web-2-build" not found\n');
});
