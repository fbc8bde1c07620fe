import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterTerminal, openClusterTerminal } from './cluster-terminal.fixture.ts';

const read = async ({ oc }: ClusterTerminal, what: string) => JSON.parse((await oc(`get ${what} -o json`)).stdout);

/** Tells the cluster that a service needs pods. */
const call = async (terminal: ClusterTerminal, service: string, lastTimestamp: string) => {
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { generateName: 'call-', namespace: 'demo' },
    involvedObject: { apiVersion: 'v1', kind: 'Service', namespace: 'demo', name: service },
    reason: 'NeedPods',
    message: 'traffic',
    type: 'Normal',
    firstTimestamp: lastTimestamp,
    lastTimestamp,
  };
  const folder = await terminal.files('events', { 'event.json': JSON.stringify(event) });
  const { stderr } = await terminal.oc(`create -f ${folder}/event.json`);
  assert.equal(stderr, '');
};

test('what is behind an idled service wakes up when an event calls for it, not before it went to sleep', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve('docker.io/acme/web:latest', 'web');
  await oc('create deployment web --image=docker.io/acme/web:latest --replicas=2');
  await oc('create deploymentconfig old --image=docker.io/acme/web:latest');
  await oc('scale dc/old --replicas=3');
  await oc('create service clusterip all --tcp=80');
  await oc('patch service all --type=merge -p {"spec":{"selector":null}}');
  const targets = [
    { kind: 'Deployment', name: 'web', group: 'apps', replicas: 2 },
    { kind: 'DeploymentConfig', name: 'old', group: 'apps.openshift.io', replicas: 3 },
    { kind: 'Deployment', name: 'gone', group: 'apps', replicas: 1 },
  ];
  const idled = '2020-01-02T00:00:00Z';
  await oc('scale deployment/web dc/old --replicas=0');
  await oc(`annotate dc old idling.alpha.openshift.io/idled-at=${idled} idling.alpha.openshift.io/previous-scale=3`);
  await oc(
    `annotate service all idling.alpha.openshift.io/idled-at=${idled} idling.alpha.openshift.io/unidle-targets=${JSON.stringify(targets)}`,
  );
  await call(terminal, 'all', '2020-01-01T00:00:00Z');
  assert.equal((await read(terminal, 'deployment web')).spec.replicas, 0);
  await call(terminal, 'all', '2020-01-03T00:00:00Z');
  assert.equal((await read(terminal, 'deployment web')).spec.replicas, 2);
  const { metadata, spec } = await read(terminal, 'dc old');
  assert.deepEqual([spec.replicas, metadata.annotations], [3, undefined]);
  assert.equal((await read(terminal, 'service all')).metadata.annotations, undefined);
});
