import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

const base = 'docker.io/acme/base:latest';

test('a binary build makes an image from the uploaded folder and pushes it into its stream', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'base');
  const folder = await terminal.files('context', {
    Dockerfile: `FROM ${base}\nARG V=1\nCOPY data /srv/\nENV MODE="a b" V=$V\nEXPOSE 9090\nUSER 1002\nRUN make\nCMD ["/app"]\n`,
    'data/one.txt': 'one',
  });
  const created = await oc('new-build --binary --strategy=docker --name=web --to=web:v1');
  assert.equal(
    created.stdout,
    `    * A Docker build using binary input will be created
      * The resulting image will be pushed to image stream tag "web:v1"
      * A binary build was created, use 'oc start-build --from-dir' to trigger a new build

--> Creating resources with label build=web ...
    imagestream.image.openshift.io "web" created
    buildconfig.build.openshift.io "web" created
--> Success
`,
  );
  const started = await oc(`start-build web --from-dir=${folder} --follow`);
  assert.equal(started.exitCode, 0, started.stdout);
  assert.match(started.stdout, /^build.build.openshift.io\/web-1 started\nReceiving source from STDIN as archive/);
  assert.match(started.stdout, /STEP 8\/10: CMD \["\/app"\]\n/);
  assert.match(started.stdout, /recorded in the history of the image but not run here/);
  assert.match(started.stdout, /\nPushing image image-registry\S+\/demo\/web:v1 \.\.\.\n/);
  assert.match(started.stdout, /Push successful\n$/);
  const build = JSON.parse((await oc('get build web-1 -o json')).stdout);
  assert.equal(build.status.phase, 'Complete');
  assert.equal(build.status.outputDockerImageReference, 'image-registry.openshift-image-registry.svc:5000/demo/web:v1');
  assert.deepEqual(
    build.status.conditions.map(({ type, status }: { type: string; status: string }) => `${type} ${status}`),
    ['New False', 'Pending False', 'Running False', 'Complete True'],
  );
  const tag = JSON.parse((await oc('get istag web:v1 -o json')).stdout);
  assert.equal(tag.image.metadata.name, build.status.output.to.imageDigest);
  const { Env, User, ExposedPorts, Labels } = tag.image.dockerImageMetadata.Config;
  assert.deepEqual(Env.slice(-4), ['MODE=a b', 'V=1', 'OPENSHIFT_BUILD_NAME=web-1', 'OPENSHIFT_BUILD_NAMESPACE=demo']);
  assert.deepEqual([User, Object.keys(ExposedPorts).includes('9090/tcp')], ['1002', true]);
  assert.equal(Labels['io.openshift.build.name'], 'web-1');
  assert.equal(tag.image.dockerImageLayers.length, 4, 'two layers of the base, one of COPY and one of RUN');
  await oc(`run web --image=image-registry.openshift-image-registry.svc:5000/demo/web:v1 --restart=Never`);
  assert.equal((await oc('exec web -- cat /srv/one.txt')).stdout, 'one');
  assert.equal((await oc('logs bc/web')).stdout, started.stdout.slice(started.stdout.indexOf('\n') + 1));
});

test('a build of several stages copies from the earlier ones', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const folder = await terminal.files('context', {
    Dockerfile: 'FROM scratch AS tools\nCOPY t /t\nFROM scratch\nCOPY --from=tools /t /bin/t\n',
    t: 'tool',
  });
  await oc('new-build --binary --strategy=docker --name=web');
  const { stdout } = await oc(`start-build web --from-dir=${folder} --follow`);
  assert.match(stdout, /\[2\/2\] STEP 2\/4: COPY --from=tools \/t \/bin\/t\n/);
  const tag = JSON.parse((await oc('get istag web:latest -o json')).stdout);
  assert.equal(tag.image.dockerImageLayers.length, 1);
});

const failures: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  reason: string,
  log: RegExp,
])[] = [
  ['no Dockerfile', { x: '' }, 'ManageDockerfileFailed', /error: open \/tmp\/build\/inputs\/Dockerfile: no such file/],
  ['no instructions', { Dockerfile: '# none' }, 'ManageDockerfileFailed', /error: file with no instructions/],
  [
    'a base image that does not exist',
    { Dockerfile: 'FROM docker.io/acme/missing:1' },
    'PullBuilderImageFailed',
    /error: build error: failed to pull image: After retrying 2 times, Pull image still failed due to error: initializing source docker:\/\/docker.io\/acme\/missing:1: reading manifest 1 in docker.io\/acme\/missing:/,
  ],
  [
    'a file that is not there',
    { Dockerfile: 'FROM scratch\nCOPY gone /x' },
    'DockerBuildFailed',
    /error: build error: building at STEP "COPY gone \/x": checking on sources under "\/tmp\/build\/inputs": copier: stat: "\/gone": no such file or directory/,
  ],
  [
    'an unknown instruction',
    { Dockerfile: 'FROM scratch\nFOO bar' },
    'DockerBuildFailed',
    /building at STEP "FOO bar": Build error: Unknown instruction: "FOO"/,
  ],
];

for (const [name, contents, reason, log] of failures) {
  test(`a build fails: ${name}`, async () => {
    await using terminal = await openClusterTerminal();
    const { oc } = terminal;
    const folder = await terminal.files('context', contents);
    await oc('new-build --binary --strategy=docker --name=web');
    const started = await oc(`start-build web --from-dir=${folder} --follow --wait`);
    assert.equal(started.exitCode, 1);
    assert.match(started.stderr, /error: the build demo\/web-1 status is "Failed"\n$/);
    assert.match(started.stdout, log);
    const { status } = JSON.parse((await oc('get build web-1 -o json')).stdout);
    assert.deepEqual([status.phase, status.reason], ['Failed', reason]);
    // The first init container that has ended is asked, which received the sources and has nothing to say.
    if (reason === 'ManageDockerfileFailed') assert.equal(status.logSnippet, undefined);
    else assert.match(status.logSnippet, /error: /);
  });
}

test('without its output stream a binary build fails at once, and nothing is uploaded to an unscheduled pod for ever', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const folder = await terminal.files('context', { Dockerfile: 'FROM scratch' });
  await oc('new-build --binary --strategy=docker --name=web');
  await oc('delete is web');
  assert.equal(
    (await oc(`start-build web --from-dir=${folder}`)).stderr.split('\n').at(-2),
    'Error from server (BadRequest): build web-1 failed: InvalidOutputReference: Output image could not be resolved.',
  );
  await oc('create imagestream web');
  for (const node of ['worker-0', 'worker-1']) await oc(`patch node ${node} -p {"spec":{"unschedulable":true}}`);
  const { stderr } = await oc(`start-build web --from-dir=${folder}`);
  assert.match(
    stderr,
    /Error from server \(Timeout\): Timeout: timed out waiting for build web-2 to start after 5m0s\n$/,
  );
  assert.equal((await oc('get build web-2 -o jsonpath={.status.phase}')).stdout, 'Cancelled');
});

test('a changed base image starts a build', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'one');
  await oc(`import-image base:latest --from=${base} --confirm`);
  await oc('create imagestream web');
  const config = {
    kind: 'BuildConfig',
    apiVersion: 'build.openshift.io/v1',
    metadata: { name: 'web' },
    spec: {
      source: { dockerfile: 'FROM anything\nENV A=1' },
      strategy: { dockerStrategy: { from: { kind: 'ImageStreamTag', name: 'base:latest' } } },
      output: { to: { kind: 'ImageStreamTag', name: 'web:latest' } },
      triggers: [{ type: 'ImageChange', imageChange: {} }],
    },
  };
  const folder = await terminal.files('config', { 'bc.json': JSON.stringify(config) });
  await oc(`create -f ${folder}/bc.json`);
  const builds = async (): Promise<string> => (await oc('get builds -o jsonpath={.items[*].status.phase}')).stdout;
  assert.equal(await builds(), 'Complete');
  await terminal.serve(base, 'two');
  await oc('import-image base:latest');
  assert.equal(await builds(), 'Complete Complete');
  const second = JSON.parse((await oc('get build web-2 -o json')).stdout);
  assert.equal(second.spec.triggeredBy[0].message, 'Image change');
  assert.match((await oc('logs build/web-2')).stdout, /^Replaced Dockerfile FROM image anything\n/);
});

test('a configuration keeps so many builds, and takes them with it', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const folder = await terminal.files('context', { Dockerfile: 'FROM scratch' });
  await oc('new-build --binary --strategy=docker --name=web');
  await oc('patch bc web -p {"spec":{"successfulBuildsHistoryLimit":2}}');
  for (let count = 0; count < 3; count++) await oc(`start-build web --from-dir=${folder} --wait`);
  assert.equal(
    (await oc('get builds -o name')).stdout,
    'build.build.openshift.io/web-2\nbuild.build.openshift.io/web-3\n',
  );
  assert.equal(
    (await oc('start-build web')).stderr,
    "error: build configuration demo/web has no valid source inputs, if this is a binary build you must specify one of '--from-dir', '--from-repo', or '--from-file'\n",
  );
  await oc('delete bc web');
  assert.match((await oc('get builds,pods')).stderr, /No resources found/);
});

test('an image tells how it is checked and stopped, and what is done first on top of it', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'base');
  const parent = await terminal.files('parent', {
    Dockerfile: `FROM ${base}\nSHELL ["/bin/bash", "-c"]\nSTOPSIGNAL SIGINT\nHEALTHCHECK CMD check\nONBUILD ENV LATER=yes\nCMD run\n`,
  });
  await oc('new-build --binary --strategy=docker --name=parent');
  await oc(`start-build parent --from-dir=${parent} --wait`);
  const child = await terminal.files('child', {
    Dockerfile: 'FROM image-registry.openshift-image-registry.svc:5000/demo/parent:latest\nUSER 7\n',
  });
  await oc('new-build --binary --strategy=docker --name=child');
  const { stdout } = await oc(`start-build child --from-dir=${child} --follow`);
  assert.match(stdout, /STEP 2\/5: ENV LATER=yes\n.*\nSTEP 3\/5: USER 7\n/);
  const configOf = async (tag: string) =>
    JSON.parse((await oc(`get istag ${tag} -o json`)).stdout).image.dockerImageMetadata.Config;
  const [above, below] = [await configOf('child:latest'), await configOf('parent:latest')];
  assert.deepEqual(
    [below.OnBuild, below.Cmd, below.Healthcheck],
    [['ENV LATER=yes'], ['/bin/bash', '-c', 'run'], undefined],
  );
  assert.deepEqual([above.OnBuild, above.Env.includes('LATER=yes'), above.User], [undefined, true, '7']);
});

test('the last lines of a build that failed are told by it', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const folder = await terminal.files('context', { Dockerfile: 'FROM scratch\nCOPY missing /\n' });
  await oc('new-build --binary --strategy=docker --name=web');
  assert.equal((await oc(`start-build web --from-dir=${folder} --wait`)).exitCode, 1);
  const { status } = JSON.parse((await oc('get build web-1 -o json')).stdout);
  assert.match(status.logSnippet, /STEP 2\/4: COPY missing \/\nerror: build error: building at STEP/);
});
