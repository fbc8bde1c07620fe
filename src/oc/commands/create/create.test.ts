import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const discovery = {
  'GET /api': {
    items: [
      {
        metadata: {},
        versions: [
          {
            version: 'v1',
            resources: [
              {
                resource: 'pods',
                responseKind: { kind: 'Pod' },
                scope: 'Namespaced',
                singularResource: 'pod',
                shortNames: ['po'],
              },
            ],
          },
        ],
      },
    ],
  },
  'GET /apis': { items: [] },
};

const made: ReadonlyArray<readonly [line: string, path: string, value: unknown]> = [
  ['create sa bot', 'metadata.name', 'bot'],
  ['create cm a --from-literal=k=v', 'data', { k: 'v' }],
  ['create cm x --from-literal=a=b --append-hash', 'metadata.name', 'x-64686gkt6c'],
  ['create secret generic a --from-literal=k=v --type=x/y', 'type', 'x/y'],
  ['create quota q --hard=pods=2,cpu=1', 'spec.hard', { pods: '2', cpu: '1' }],
  [
    'create role r --verb=get,list --resource=po/log',
    'rules',
    [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods/log'] }],
  ],
  [
    'create rolebinding b --clusterrole=view --serviceaccount=x:y',
    'subjects',
    [{ kind: 'ServiceAccount', name: 'y', namespace: 'x' }],
  ],
  [
    'create service clusterip s --tcp=80:8080',
    'spec.ports',
    [{ name: '80-8080', protocol: 'TCP', port: 80, targetPort: 8080 }],
  ],
  ['create route edge --service=web --port=8080', 'spec.tls', { termination: 'edge' }],
  ['create pdb p --selector=a=b --max-unavailable=50%', 'spec.maxUnavailable', '50%'],
  ['create priorityclass p --value=5', 'value', 5],
  ['create ingress i --rule=a.b/c*=s:80', 'spec.rules.0.http.paths.0.pathType', 'Prefix'],
  [
    'create clusterquota q --project-label-selector=a=b,!c --hard=pods=1,secrets=2 --hard=services=3',
    'spec',
    {
      selector: {
        labels: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'DoesNotExist' }] },
        annotations: null,
      },
      quota: { hard: { pods: '1', secrets: '2', services: '3' } },
    },
  ],
  ['create istag a:b --from-image=c', 'tag.referencePolicy.type', ''],
  [
    'create build b --from-image=i --to-image-stream=s:1 --build-loglevel=2',
    'spec.strategy.dockerStrategy',
    { from: { kind: 'DockerImage', name: 'i' }, env: [{ name: 'BUILD_LOGLEVEL', value: '2' }] },
  ],
  ['create job j --image=i', 'spec.template.spec.containers.0.image', 'i'],
];

for (const [line, path, value] of made)
  test(`oc ${line}`, async () => {
    const ran = await runScripted(`${line} --dry-run=client -o json`, discovery);
    assert.equal(ran.stderr, '');
    const found = path
      .split('.')
      .reduce<unknown>((object, key) => (object as Record<string, unknown>)[key], JSON.parse(ran.stdout));
    assert.deepEqual(found, value);
  });

const refused: ReadonlyArray<readonly [line: string, message: string]> = [
  [
    'create sa',
    "error: exactly one NAME is required, got 0\nSee 'oc create serviceaccount -h' for help and examples\n",
  ],
  ['create cm a --from-literal=k', 'error: invalid literal source k, expected key=value\n'],
  ['create role r --verb=get', 'error: at least one resource must be specified\n'],
  ['create role r --verb=get --resource=nope', 'the server doesn\'t have a resource type "nope"\n'],
  ['create rolebinding b', 'error: exactly one of clusterrole or role must be specified\n'],
  ['create deployment d', 'error: required flag(s) "image" not set\n'],
  ['create service clusterip s', 'error: at least one tcp port specifier must be provided\n'],
  ['create secret tls t', 'error: key and cert must be specified\n'],
  ['create secret nope', 'error: unknown command "nope"\nSee \'oc create secret -h\' for help and examples\n'],
  ['create clusterquota q --hard=pods', 'error: pods must in the form of resource=quantity\n'],
  ['create clusterquota q --project-label-selector=a!=b', 'error: "!=" is not a valid label selector operator\n'],
  ['create build b --to-image-stream=s', 'error: invalid --to-image-stream: must specify [NAMESPACE/]STREAM:TAG\n'],
  ['adm top pods', 'error: Metrics API not available\n'],
  ['create cm a --dry-run=never', 'error: Invalid dry-run value (never). Must be "none", "server", or "client".\n'],
];

for (const [line, message] of refused)
  test(`oc ${line} is refused`, async () => {
    const ran = await runScripted(line, discovery);
    assert.deepEqual([ran.code, ran.stderr], [1, message]);
  });

test('commands of OpenShift create even when only the server should try', async () => {
  const ran = await runScripted('create is a --dry-run=server', {
    'POST /apis/image.openshift.io/v1/namespaces/hello/imagestreams': { kind: 'ImageStream', metadata: { name: 'a' } },
  });
  assert.deepEqual(ran.requests, ['POST /apis/image.openshift.io/v1/namespaces/hello/imagestreams']);
  assert.equal(ran.stdout, 'imagestream.image.openshift.io/a created (server dry run)\n');
});

const placed: ReadonlyArray<readonly [line: string, namespace: string | undefined]> = [
  ['create is a', undefined],
  ['create istag a:b --from-image=c', undefined],
  ['create dc a --image=b', undefined],
  ['create build a', undefined],
  ['create route edge --service=web --port=8080', 'hello'],
  ['create sa a', 'hello'],
];
for (const [line, namespace] of placed)
  test(`oc ${line} -n hello names ${namespace ? 'the namespace' : 'no namespace'} in the object`, async () => {
    const ran = await runScripted(`${line} -n hello --dry-run=client -o json`, discovery);
    assert.equal(JSON.parse(ran.stdout).metadata.namespace, namespace);
  });

const recorded: ReadonlyArray<readonly [line: string, record: string | undefined]> = [
  ['create sa a', '{"kind":"ServiceAccount","apiVersion":"v1","metadata":{"name":"a","creationTimestamp":null}}\n'],
  [
    'create -f -',
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{},"name":"a","namespace":"hello"}}\n',
  ],
  ['create service clusterip s --tcp=80', undefined],
  ['run a --image=b', undefined],
];
for (const [line, record] of recorded)
  test(`oc ${line} --save-config keeps ${record ? 'what the object was made from' : 'nothing in a dry run'}`, async () => {
    const stdin = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
    const ran = await runScripted(`${line} --save-config --dry-run=client -o json`, discovery, { stdin });
    const { annotations } = JSON.parse(ran.stdout).metadata;
    assert.equal(annotations?.['kubectl.kubernetes.io/last-applied-configuration'], record);
  });

test('a letter that is deprecated is told', async () => {
  const ran = await runScripted('create istag a:b --from-image=c -A x=y -A z=y --dry-run=client');
  assert.equal(ran.stderr, 'Flag shorthand -A has been deprecated, please use --annotation instead.\n');
});

const twoMaps =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n';

test('objects of files are documents of their own, in the project of the session', async () => {
  const ran = await runScripted('create -f - --dry-run=client -o yaml', discovery, { stdin: twoMaps });
  const map = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: hello\n`;
  assert.equal(ran.stdout, `${map('a')}---\n${map('b')}`);
});

test('apply prints several objects as one list', async () => {
  const namespace = { 'GET /api/v1/namespaces/hello': { kind: 'Namespace', metadata: { name: 'hello' } } };
  const ran = await runScripted(
    'apply -f - --dry-run=client -o json',
    { ...discovery, ...namespace },
    { stdin: twoMaps },
  );
  const list = JSON.parse(ran.stdout);
  assert.deepEqual([list.kind, list.items.length, list.metadata, ran.stderr], ['List', 2, {}, '']);
});

test('what replaces an object without a version replaces the one that there is', async () => {
  const path = '/api/v1/namespaces/hello/configmaps/a';
  const map = { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'a', resourceVersion: '7' } };
  const ran = await runScripted(
    'replace -f -',
    { ...discovery, [`GET ${path}`]: map, [`PUT ${path}`]: map },
    {
      stdin: twoMaps.split('---')[0],
    },
  );
  assert.equal((ran.bodies[0] as typeof map).metadata.resourceVersion, '7');
});

test('get shows a part of an object', async () => {
  const path = '/apis/apps/v1/namespaces/hello/deployments/web/scale';
  const scale = { kind: 'Scale', apiVersion: 'autoscaling/v1', metadata: { name: 'web' }, spec: { replicas: 2 } };
  const ran = await runScripted('get deploy web --subresource=scale -o name', { [`GET ${path}`]: scale });
  assert.equal(ran.stdout, 'scale.autoscaling/web\n');
  const bulk = await runScripted('get deploy --subresource=scale');
  assert.equal(bulk.stderr, 'error: subresource cannot be used when bulk resources are specified\n');
});

test('the words of earlier YAML for true and false are understood', async () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nimmutable: yes\ndata: {k: "yes"}\n';
  const ran = await runScripted('create -f - --dry-run=client -o json', discovery, { stdin: text });
  const { immutable, data } = JSON.parse(ran.stdout);
  assert.deepEqual([immutable, data], [true, { k: 'yes' }]);
});

test('a file is put to an address as it is', async () => {
  const path = '/api/v1/namespaces/hello/configmaps/a';
  const ran = await runScripted(
    `replace --raw ${path} -f -`,
    { [`PUT ${path}`]: { kind: 'ConfigMap' } },
    { stdin: '{}' },
  );
  assert.deepEqual([ran.code, ran.stdout, ran.requests], [0, '{"kind":"ConfigMap"}\n', [`PUT ${path}`]]);
});
