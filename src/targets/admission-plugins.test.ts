import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterTerminal, openClusterTerminal } from './cluster-terminal.fixture.ts';

const create = async (terminal: ClusterTerminal, object: object, options = '') => {
  const folder = await terminal.files('objects', { 'object.json': JSON.stringify(object) });
  return terminal.oc(`create -f ${folder}/object.json${options}`);
};

test('a build configuration gets the secret whose annotation covers its repository best', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const matching = 'build.openshift.io/source-secret-match-uri-1';
  await oc('create secret generic any --type=kubernetes.io/basic-auth --from-literal=password=p');
  await oc(`annotate secret any ${matching}=https://git.test/*`);
  await oc('create secret generic team --type=kubernetes.io/basic-auth --from-literal=password=p');
  await oc(`annotate secret team ${matching}=https://git.test/team/*`);
  await oc('create secret generic key --type=kubernetes.io/ssh-auth --from-literal=ssh-privatekey=k');
  await oc(`annotate secret key ${matching}=*://*.test/*`);
  for (const [name, uri, secret, options] of [
    ['a', 'https://git.test/team/app.git', 'team', ''],
    ['b', 'https://git.test/other.git', 'any', ''],
    ['c', 'ssh://git@git.test/team/app.git', 'key', ''],
    ['d', 'https://elsewhere/app.git', undefined, ''],
    ['e', 'https://git.test/team/app.git', undefined, ' --as=system:serviceaccount:demo:builder-of-others'],
  ] as const) {
    if (options)
      await oc('policy add-role-to-user system:build-strategy-docker -z builder-of-others --role-namespace=');
    if (options) await oc('create role writer --verb=create,get --resource=buildconfigs.build.openshift.io');
    if (options) await oc('policy add-role-to-user writer -z builder-of-others --role-namespace=demo');
    const config = {
      apiVersion: 'build.openshift.io/v1',
      kind: 'BuildConfig',
      metadata: { name, namespace: 'demo' },
      spec: { source: { git: { uri } }, strategy: { dockerStrategy: {} } },
    };
    const made = await create(terminal, config, options);
    assert.equal(made.exitCode, 0, made.stderr);
    const { spec } = JSON.parse((await oc(`get bc ${name} -o json`)).stdout);
    assert.equal(spec.source.sourceSecret?.name, secret, name);
  }
});

test('routes have the transport security that the cluster demands for their host', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const policies = [
    {
      domainPatterns: ['*.strict.test'],
      maxAge: { smallestMaxAge: 10, largestMaxAge: 99 },
      preloadPolicy: 'RequirePreload',
      includeSubDomainsPolicy: 'RequireNoIncludeSubDomains',
    },
    { domainPatterns: ['*.test'], namespaceSelector: { matchLabels: { not: 'here' } }, maxAge: {} },
  ];
  await oc(
    `patch ingress.config/cluster --type=merge -p ${JSON.stringify({ spec: { requiredHSTSPolicies: policies } })}`,
  );
  for (const [host, header, refusal, tls] of [
    ['a.strict.test', undefined, 'HSTS max-age must be set correctly in HSTS annotation'],
    ['a.strict.test', 'max-age=5;preload', 'HSTS max-age is less than minimum age 10s'],
    ['a.strict.test', 'max-age=100; preload', 'HSTS max-age is greater than maximum age 99s'],
    ['a.strict.test', 'max-age=50', 'HSTS preload must be specified'],
    ['a.strict.test', 'max-age=50;preload;includeSubDomains', 'HSTS includeSubDomains must not be specified'],
    ['a.strict.test', 'Preload; max-age=50', undefined],
    ['b.strict.test', undefined, undefined, { termination: 'passthrough' }],
    ['b.lax.test', undefined, undefined],
  ] as const) {
    const annotations = header === undefined ? {} : { 'haproxy.router.openshift.io/hsts_header': header };
    const { stderr } = await create(terminal, {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { name: 'r', namespace: 'demo', annotations },
      spec: { host, to: { kind: 'Service', name: 's' }, tls: tls ?? { termination: 'edge' } },
    });
    const expected = `routes.route.openshift.io "r" is forbidden: ${refusal}\n`;
    assert.ok(refusal === undefined ? stderr === '' : stderr.endsWith(expected), `${host} ${header}: ${stderr}`);
    await oc('delete route r --ignore-not-found');
  }
});

test('nobody holds up the deletion of an owner whose finalizers he may not set', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('create configmap owner');
  await oc('create serviceaccount robot');
  await oc('create role writer --verb=create,get,patch --resource=secrets');
  await oc('policy add-role-to-user writer -z robot --role-namespace=demo');
  const { uid } = JSON.parse((await oc('get configmap owner -o json')).stdout).metadata;
  const owned = (name: string, blockOwnerDeletion: boolean) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace: 'demo',
      ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, blockOwnerDeletion }],
    },
  });
  const robot = ' --as=system:serviceaccount:demo:robot';
  assert.equal((await create(terminal, owned('free', false), robot)).stderr, '');
  const blocked = await create(terminal, owned('held', true), robot);
  assert.match(
    blocked.stderr,
    /secrets "held" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: , <nil>/,
  );
  const taken = await oc(`patch secret free --type=merge -p {"metadata":{"ownerReferences":null}}${robot}`);
  assert.match(
    taken.stderr,
    /secrets "free" is forbidden: cannot set an ownerRef on a resource you can't delete: , <nil>/,
  );
  assert.equal((await create(terminal, owned('held', true))).stderr, '');
});
