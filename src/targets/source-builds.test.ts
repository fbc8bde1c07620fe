import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

const base = 'docker.io/acme/base:latest';

test('sources are put on top of a builder image, as its labels say', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'base');
  const builder = await terminal.files('builder', {
    Dockerfile: `FROM ${base}\nLABEL io.openshift.s2i.scripts-url=image:///usr/libexec/s2i io.openshift.s2i.destination=/opt\nCOPY s2i /usr/libexec/s2i/\nUSER 1002\n`,
    's2i/assemble': 'assemble',
    's2i/run': 'run',
  });
  await oc('new-build --binary --strategy=docker --name=node --to=node:20');
  const made = await oc(`start-build node --from-dir=${builder} --follow`);
  assert.match(made.stdout, /Push successful\n$/, made.stdout);
  const created = await oc('new-build --binary --image-stream=node:20 --name=web');
  assert.match(created.stdout, /A source build using binary input will be created/);
  const sources = await terminal.files('sources', { 'index.js': 'serve()', '.s2i/environment': 'MODE=fast\n# no\n' });
  const started = await oc(`start-build web --from-dir=${sources} --follow`);
  assert.match(started.stdout, /\nGenerating dockerfile with builder image image-registry\S+\/demo\/node@sha256:\w+\n/);
  assert.match(started.stdout, /STEP 7\/7: CMD \/usr\/libexec\/s2i\/run\n/, started.stdout);
  assert.match(started.stdout, /Push successful\n$/);
  const { image } = JSON.parse((await oc('get istag web:latest -o json')).stdout);
  const { Env, User, Labels, Cmd } = image.dockerImageMetadata.Config;
  assert.deepEqual(Env.slice(-3), ['OPENSHIFT_BUILD_NAME=web-1', 'OPENSHIFT_BUILD_NAMESPACE=demo', 'MODE=fast']);
  assert.deepEqual([User, Cmd], ['1002', ['/bin/sh', '-c', '/usr/libexec/s2i/run']]);
  assert.match(Labels['io.openshift.build.image'], /demo\/node@sha256:/);
  await oc('run web --image=image-registry.openshift-image-registry.svc:5000/demo/web:latest --restart=Never -- /app');
  assert.equal((await oc('exec web -- cat /opt/src/index.js')).stdout, 'serve()');
});

test('scripts of the sources win over those of the builder image', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'base');
  await oc(`import-image plain:1 --from=${base} --confirm`);
  await oc('new-build --binary --image-stream=plain:1 --strategy=source --name=web');
  const scripts = { '.s2i/bin/assemble': 'a', '.s2i/bin/run': 'r', 'index.js': 'serve()' };
  const sources = await terminal.files('sources', scripts);
  const started = await oc(`start-build web --from-dir=${sources} --follow`);
  assert.match(started.stdout, /COPY --chown=1001:0 upload\/scripts \/tmp\/scripts\n/, started.stdout);
  assert.match(started.stdout, /RUN \/tmp\/scripts\/assemble\n/);
  assert.match(started.stdout, /Push successful\n$/);
});

test('an image that is no builder fails the build', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve(base, 'base');
  await oc(`import-image plain:1 --from=${base} --confirm`);
  await oc('new-build --binary --image-stream=plain:1 --strategy=source --name=web');
  const sources = await terminal.files('sources', { 'index.js': 'serve()' });
  const started = await oc(`start-build web --from-dir=${sources} --follow`);
  assert.match(
    started.stdout,
    /error: build error: building at STEP "RUN \/usr\/libexec\/s2i\/assemble": while running runtime: exit status 127\n/,
  );
  const { status } = JSON.parse((await oc('get build web-1 -o json')).stdout);
  assert.deepEqual([status.phase, status.reason], ['Failed', 'GenericBuildFailed']);
});
