import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExpectationError } from '../../src/errors/expectation-error.ts';
import { UnsupportedError } from '../../src/errors/unsupported-error.ts';
import { type Evidence, evidence } from '../../src/evidence/evidence.ts';
import { type Experiment, openExperiment } from '../../src/harness/experiment.ts';
import { FakeTarget } from '../fakes/fake-target.ts';

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const namespace = '/api/v1/namespaces/is-test';

const open = async (): Promise<{ fake: FakeTarget; experiment: Experiment; recorded: Evidence[] }> => {
  const fake = new FakeTarget();
  const recorded: Evidence[] = [];
  fake.objects.set(`${namespace}/serviceaccounts/default`, { imagePullSecrets: [{ name: 'default-dockercfg-x' }] });
  fake.objects.set('/api/v1/namespaces/openshift-image-registry/pods', [
    {
      metadata: { name: 'image-registry-1' },
      spec: { containers: [{ name: 'registry' }] },
      status: { phase: 'Running' },
    },
  ]);
  const experiment = await openExperiment(fake.target, { record: (one) => recorded.push(evidence.parse(one)) });
  await experiment.projects.open('is-test');
  return { fake, experiment, recorded };
};

const stream = (from: string, image: string) => ({
  metadata: { name: 'web', namespace: 'is-test' },
  spec: { tags: [{ name: 'local', from: { kind: 'DockerImage', name: from }, referencePolicy: { type: 'Local' } }] },
  status: { tags: [{ tag: 'local', items: [{ dockerImageReference: `${from}@${image}`, image }] }] },
});

const messageOf = async (run: Promise<unknown>): Promise<string> => {
  const error = await run.then(
    () => assert.fail('should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error);
  return error.message;
};

test('a tag that follows something else is told by its name, with a command to look at it', async () => {
  const { fake, experiment } = await open();
  fake.objects.set(
    '/apis/image.openshift.io/v1/namespaces/is-test/imagestreams/web',
    stream('docker.io/x', digest('a')),
  );
  assert.equal(
    await messageOf(experiment.imageStreams.follows('web:local', 'quay.io/x')),
    [
      'the tag "web:local" should follow quay.io/x within 1m, but did not.',
      '  last seen   docker.io/x',
      '  try         oc describe is/web -n is-test',
    ].join('\n'),
  );
});

test('a tag that does not exist is told as that', async () => {
  const { experiment } = await open();
  assert.match(
    await messageOf(experiment.imageStreams.hasReferencePolicy('web:local', 'Local')),
    /last seen {3}there is no such tag/,
  );
});

test('what a tag says is recorded', async () => {
  const { fake, experiment, recorded } = await open();
  fake.objects.set(
    '/apis/image.openshift.io/v1/namespaces/is-test/imagestreams/web',
    stream('docker.io/x', digest('a')),
  );
  await experiment.imageStreams.hasReferencePolicy('web:local', 'Local');
  assert.deepEqual(
    recorded.slice(1).filter(({ kind }) => kind !== 'object'),
    [{ kind: 'tag', name: 'is-test/web:local', from: 'docker.io/x', referencePolicy: 'Local', image: digest('a') }],
  );
});

test('a manifest that is not contained is told field by field', async () => {
  const { fake, experiment } = await open();
  fake.objects.set(
    '/apis/image.openshift.io/v1/namespaces/is-test/imagestreams/web',
    stream('docker.io/x', digest('a')),
  );
  const manifest = 'spec:\n  tags:\n  - name: local\n    referencePolicy: {type: Source}\n';
  assert.match(
    await messageOf(experiment.imageStreams.contains('web', manifest)),
    /spec\.tags\[local\]\.referencePolicy\.type: expected "Source", found "Local"/,
  );
});

test('pods that do not run are told with node, state and image', async () => {
  const { fake, experiment } = await open();
  fake.objects.set(`${namespace}/pods/web`, {
    metadata: { name: 'web', namespace: 'is-test' },
    spec: { nodeName: 'worker-0', containers: [{ image: 'docker.io/x:1' }] },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          imageID: '',
          ready: false,
          state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } },
        },
      ],
    },
  });
  assert.match(
    await messageOf(experiment.workloads.runOn('web', 'worker-0')),
    /there is no node "worker-0": the cluster has 0/,
  );
  fake.objects.set('/api/v1/nodes', [{ metadata: { name: 'worker-0' } }]);
  assert.match(
    await messageOf(experiment.workloads.runOn('web', 'worker-0')),
    /last seen {3}web on worker-0: ImagePullBackOff: Back-off pulling image, image docker\.io\/x:1\n/,
  );
  await experiment.workloads.cannotPull('web', 'Back-off');
});

test('files in the storage are told, and so is a command to list them', async () => {
  const { fake, experiment, recorded } = await open();
  await experiment.registryStorage.holdsNothing();
  assert.deepEqual(recorded.at(-1), { kind: 'storage', repository: undefined, files: [] });
  fake.files = [`/registry/docker/registry/v2/blobs/sha256/aa/${'a'.repeat(64)}/data`];
  const message = await messageOf(experiment.registryStorage.holdsNothing());
  assert.match(message, /should hold nothing, and still do so 3s later, but did not/);
  assert.match(message, /try {9}oc rsh -n openshift-image-registry deploy\/image-registry find \/registry -type f/);
});

test('requests of nodes are told line by line; those of other programs do not count', async () => {
  const { fake, experiment } = await open();
  const request = { at: 0, method: 'GET', path: '/v2/', status: 200 };
  fake.log.push({ ...request, userAgent: 'Go-http-client/2.0' });
  await experiment.registries.nodesAskedNothing('the internal registry');
  fake.log.push({ ...request, userAgent: 'cri-o/1.32.13' });
  assert.match(
    await messageOf(experiment.registries.nodesAskedNothing('the internal registry')),
    /200 GET \/v2\/ {2}\(cri-o\/1\.32\.13\)/,
  );
});

test('only the chosen node stays open to new pods', async () => {
  const { fake, experiment } = await open();
  fake.objects.set('/api/v1/nodes', [
    { metadata: { name: 'b' }, spec: {} },
    { metadata: { name: 'a' }, spec: { unschedulable: true } },
    { metadata: { name: 'master', labels: { 'node-role.kubernetes.io/control-plane': '' } } },
  ]);
  fake.writes.length = 0;
  await experiment.nodes.allowOnly('worker-0');
  assert.deepEqual(
    fake.writes.map(({ path, body }) => [path, body]),
    [
      ['/api/v1/nodes/a', { spec: { unschedulable: null } }],
      ['/api/v1/nodes/b', { spec: { unschedulable: true } }],
    ],
  );
});

test('a command that fails tells its output, and is recorded without secrets', async () => {
  const { fake, experiment, recorded } = await open();
  fake.command = { exitCode: 1, stderr: 'error: no image stream named "x" exists' };
  const message = await messageOf(experiment.commands.run('oc login --password=Pl4nted'));
  assert.match(
    message,
    /^`oc login --password=\*+` should succeed, but did not\.\n {2}last seen {3}exit code 1\n {14}error: no image stream named "x" exists$/,
  );
  assert.doesNotMatch(JSON.stringify(recorded), /Pl4nted/);
});

test('an output that differs is told by its first different line', async () => {
  const { fake, experiment } = await open();
  fake.command = { stdout: 'NAME   READY\nweb    0/1\n' };
  assert.match(
    await messageOf(experiment.commands.shows('oc get pods', 'NAME READY\nweb 1/1')),
    /line 2 reads: web {4}0\/1\n\s+instead of: {5}web 1\/1/,
  );
  await experiment.commands.shows('oc get pods', 'NAME READY\nweb 0/1');
});

test('what a target lacks is named', async () => {
  const { fake, experiment } = await open();
  fake.capabilities.delete('upstream-control');
  await assert.rejects(experiment.registries.stop('docker.io'), (error: UnsupportedError) => {
    assert.ok(error instanceof UnsupportedError);
    assert.match(error.message, /^needs:upstream-control: the fake cluster cannot do this/);
    return true;
  });
});

test('an experiment that met something that is not implemented proves nothing', async () => {
  const { fake, experiment } = await open();
  experiment.checkImplemented();
  fake.unimplemented.push({ method: 'GET', path: '/apis/x/v1/ys', userAgent: 'oc/4.19' });
  assert.throws(
    () => experiment.checkImplemented(),
    (error: ExpectationError) =>
      error instanceof ExpectationError && /GET \/apis\/x\/v1\/ys {2}\(oc\/4\.19\)/.test(error.message),
  );
});

test('diagnostics tell what can be read', async () => {
  const { fake, experiment, recorded } = await open();
  fake.objects.set(`${namespace}/events`, [
    {
      metadata: {},
      involvedObject: { name: 'web' },
      type: 'Normal',
      reason: 'Pulling',
      message: 'Pulling image "x"',
      lastTimestamp: '2026-01-05T09:00:00Z',
    },
  ]);
  await experiment.diagnose();
  const sections =
    recorded.at(-1)?.kind === 'diagnostics'
      ? (recorded.at(-1) as Extract<Evidence, { kind: 'diagnostics' }>).sections
      : [];
  assert.deepEqual(
    sections.map(({ title }) => title),
    ['pods of is-test', 'image streams of is-test', 'events of is-test'],
  );
  assert.deepEqual(sections[2]?.lines, ['2026-01-05T09:00:00Z  Normal  Pulling  web  Pulling image "x"']);
});

test('giving the experiment back gives its cluster back', async () => {
  const { fake, experiment } = await open();
  await experiment[Symbol.asyncDispose]();
  assert.equal(fake.disposed, 1);
});
