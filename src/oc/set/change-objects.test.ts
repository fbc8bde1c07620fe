import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const deployments = '/apis/apps/v1/namespaces/hello/deployments';
const web = {
  kind: 'Deployment',
  apiVersion: 'apps/v1',
  metadata: { name: 'web', namespace: 'hello', uid: '1' },
  spec: {
    template: {
      metadata: {},
      spec: {
        containers: [
          { name: 'a', image: 'x', resources: {} },
          { name: 'b', image: 'y', resources: {} },
        ],
      },
    },
  },
};
const script = { [`GET ${deployments}/web`]: web };

/** The two containers and the volumes after a command. */
const podsAfter = async (line: string) => {
  const { stdout, stderr } = await runScripted(`${line} --dry-run=client -o json`, script);
  assert.equal(stderr, '');
  const { containers, volumes } = (
    JSON.parse(stdout) as typeof web & { spec: { template: { spec: { volumes?: object[] } } } }
  ).spec.template.spec;
  return { containers: containers.map(({ name, image, ...rest }) => rest), volumes };
};

const probe = { httpGet: { path: '/ok', port: 8080, scheme: 'HTTP' }, periodSeconds: 3 };
const none = { resources: {} };
const mounted = { ...none, volumeMounts: [{ name: 'v', mountPath: '/data', readOnly: true }] };

for (const [line, containers, volumes] of [
  [
    'set probe deploy/web --readiness --get-url=http://:8080/ok --period-seconds=3',
    [
      { ...none, readinessProbe: probe },
      { ...none, readinessProbe: probe },
    ],
  ],
  [
    'set probe deploy/web -c b --liveness --open-tcp=http',
    [none, { ...none, livenessProbe: { tcpSocket: { port: 'http' } } }],
  ],
  [
    'set resources deploy/web -c a --limits=cpu=1,memory=1Gi',
    [{ resources: { limits: { cpu: '1', memory: '1Gi' } } }, none],
  ],
  ['set env deploy/web -c b* A=1', [none, { ...none, env: [{ name: 'A', value: '1' }] }]],
  [
    'set volumes deploy/web --add --name=v -c a -t secret --secret-name=s -m /data/ --read-only',
    [mounted, none],
    [{ name: 'v', secret: { secretName: 's', defaultMode: 420 } }],
  ],
] as const)
  test(`oc ${line}`, async () => assert.deepEqual(await podsAfter(line), { containers, volumes }));

test('what does not fit is refused with the name of the object', async () => {
  for (const [line, message] of [
    [
      'set probe deploy/web --readiness -c z',
      'apps/v1, Resource=deployments/web is not a pod or does not have a pod template',
    ],
    ['set volumes deploy/web --remove --name=v', "deployments/web volume 'v' not found"],
    ['set selector deploy/web a=b', 'setting a selector is only supported for Services'],
    ['set volumes deploy/web --remove', 'must provide --confirm for removing more than one volume'],
  ] as const)
    assert.ok((await runScripted(line, script)).stderr.endsWith(`error: ${message}\n`), line);
});

test('an object that is as wanted already is neither sent nor told of', async () => {
  const { requests, stdout } = await runScripted('set image deploy/web a=x', script);
  assert.deepEqual([requests, stdout], [[`GET ${deployments}/web`], '']);
});

test('a change without lists is sent without asking how lists merge', async () => {
  const { requests, bodies } = await runScripted('set serviceaccount deploy/web bot', {
    ...script,
    [`PATCH ${deployments}/web`]: web,
  });
  assert.deepEqual(requests, [`GET ${deployments}/web`, `PATCH ${deployments}/web?fieldManager=kubectl-set`]);
  assert.deepEqual(bodies, [{ spec: { template: { spec: { serviceAccountName: 'bot' } } } }]);
});
