import assert from 'node:assert/strict';
import { test } from 'node:test';
import { created, images, imported } from '../testing/hello-world.ts';
import { runScripted } from '../testing/scripted-api.ts';

const script = {
  ...created,
  [`GET ${images}/imagestreams`]: { metadata: {}, items: [] },
  'GET /apis/image.openshift.io/v1/namespaces/openshift/imagestreams': { metadata: {}, items: [] },
  [`POST ${images}/imagestreamimports`]: imported,
  'POST /apis/build.openshift.io/v1/namespaces/hello/buildconfigs': {},
};
const word = 'docker.io/openshift/hello-openshift~https://git.test/acme/web.git#v1';

test('new-app builds sources on an image, and deploys what comes of it', async () => {
  const line = `new-app ${word} --strategy=docker --context-dir=sub --source-secret=key --build-env=A=B --env=C=D -o json`;
  const ran = await runScripted(line, script);
  const { items } = JSON.parse(ran.stdout) as { items: Record<string, never>[] };
  assert.deepEqual(
    items.map(({ kind, metadata }: { kind?: string; metadata?: { name?: string } }) => `${kind}/${metadata?.name}`),
    ['ImageStream/hello-openshift', 'ImageStream/web', 'BuildConfig/web', 'Deployment/web', 'Service/web'],
  );
  const { source, strategy, output } = (items[2] as { spec?: Record<string, unknown> }).spec ?? {};
  assert.deepEqual(
    { source, strategy, output },
    {
      source: {
        type: 'Git',
        git: { uri: 'https://git.test/acme/web.git', ref: 'v1' },
        contextDir: 'sub',
        sourceSecret: { name: 'key' },
      },
      strategy: {
        type: 'Docker',
        dockerStrategy: {
          env: [{ name: 'A', value: 'B' }],
          from: { kind: 'ImageStreamTag', name: 'hello-openshift:latest' },
        },
      },
      output: { to: { kind: 'ImageStreamTag', name: 'web:latest' } },
    },
  );
});

test('new-build knows sources, too', async () => {
  const ran = await runScripted(`new-build ${word} --strategy=source --dry-run`, script);
  assert.match(
    ran.stdout,
    /A source build using source code from https:\/\/git.test\/acme\/web.git#v1 will be created/,
  );
  assert.match(ran.stdout, /buildconfig.build.openshift.io "web" created \(dry run\)/);
});

for (const [line, message] of [
  [`new-app ${word}`, /does not appear to be a source-to-image builder/],
  ['new-app docker.io/openshift/hello-openshift --strategy=docker', /^error: --strategy is specified and none of/],
  ['new-app https://git.test/web.git --strategy=docker', /^error: --strategy is specified and none of/],
  ['new-app https://git.test/web.git', /dial tcp: lookup git.test: no such host\nerror: local file access failed/],
  ['new-app /no/folder', /^error: {2}?local file access failed with: stat \/no\/folder/],
  ['new-app docker.io/openshift/hello-openshift~https://git.test/x.git --strategy=docker', /invalid name: x/],
] as const)
  test(`oc ${line} is refused`, async () => assert.match((await runScripted(line, script)).stderr, message));

test('-o name does not keep new-app from making things', async () => {
  const ran = await runScripted('new-app docker.io/openshift/hello-openshift -o name', script);
  assert.equal(
    ran.stdout,
    'imagestream.image.openshift.io/hello-openshift\ndeployment.apps/hello-openshift\nservice/hello-openshift\n',
  );
  assert.ok(ran.requests.includes('POST /apis/apps/v1/namespaces/hello/deployments'));
});

test('--as-test marks the deployment config', async () => {
  const line =
    'new-app docker.io/openshift/hello-openshift --as-test --as-deployment-config -o jsonpath={.items[1].spec.test}';
  assert.equal((await runScripted(line, script)).stdout, 'true');
});
