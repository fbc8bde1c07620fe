import assert from 'node:assert/strict';
import { test } from 'node:test';
import { config, configs, name } from '../../testing/deployment-config.ts';
import { runScripted } from '../../testing/scripted-api.ts';

test('set triggers lists, replaces and refuses', async () => {
  const script = { [`GET ${configs}/web`]: config(), [`PATCH ${configs}/web`]: config() };
  const listing = await runScripted('set triggers dc/web', script);
  assert.equal(
    listing.stdout,
    'NAME                   TYPE    VALUE      AUTO\ndeploymentconfigs/web  config             true\ndeploymentconfigs/web  image   web:t (c)  true\n',
  );
  const manual = await runScripted('set triggers dc/web --manual', script);
  assert.equal(manual.stdout, `${name} triggers updated\n`);
  assert.deepEqual(manual.bodies, [
    {
      spec: {
        triggers: [
          {
            type: 'ImageChange',
            imageChangeParams: { containerNames: ['c'], from: { kind: 'ImageStreamTag', name: 'web:t' } },
          },
        ],
      },
    },
  ]);
  for (const [flags, message] of [
    ['--auto --manual', 'you must specify at most one of --auto or --manual'],
    ['--from-image=other', 'the value of --from-image must include the tag you wish to pull from'],
    ['--from-image=other:t -c x', 'deploymentconfigs/web not all container names exist: x (accepts: c)'],
    ['--from-image=other:t', 'deploymentconfigs/web you must specify --containers when setting --from-image'],
    ['--from-github', 'deploymentconfigs/web deployment configs do not support GitHub web hooks'],
    ['--from-github --from-config', 'you may only set one trigger type at a time'],
    ['--remove', '--remove requires a flag defining a trigger type to be specified'],
  ] as const)
    assert.equal((await runScripted(`set triggers dc/web ${flags}`, script)).stderr, `error: ${message}\n`);
});

test('set image patches the containers that it names', async () => {
  const script = {
    [`GET ${configs}/web`]: config(),
    [`PATCH ${configs}/web`]: config({ generation: 2 }),
  };
  const ran = await runScripted('set image dc/web c=web:2', script);
  assert.equal(ran.stdout, `${name} image updated\n`);
  assert.deepEqual(ran.bodies, [{ spec: { template: { spec: { containers: [{ name: 'c', image: 'web:2' }] } } } }]);
  const unknown = await runScripted('set image dc/web x=web:2', script);
  assert.equal(unknown.stderr, 'error: unable to find container named "x"\n');
});

test('create deploymentconfig sends what oc sends', async () => {
  const { bodies, stdout } = await runScripted(
    'create deploymentconfig dc1 --image=docker.io/openshift/hello-openshift',
    {
      [`POST ${configs}`]: { ...config(), metadata: { name: 'dc1' } },
    },
  );
  assert.equal(stdout, 'deploymentconfig.apps.openshift.io/dc1 created\n');
  assert.deepEqual((bodies[0] as { spec: object }).spec, {
    strategy: { resources: {} },
    triggers: null,
    replicas: 1,
    test: false,
    selector: { 'deployment-config.name': 'dc1' },
    template: {
      metadata: { creationTimestamp: null, labels: { 'deployment-config.name': 'dc1' } },
      spec: {
        containers: [{ name: 'default-container', image: 'docker.io/openshift/hello-openshift', resources: {} }],
      },
    },
  });
});
