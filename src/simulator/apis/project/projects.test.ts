import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namespaceKind, projectKind, projectRequestKind, roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Project } from '../../../resources/projects/project.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { AccessRequest } from '../../apimachinery/authorizer.ts';
import { Random } from '../../apimachinery/random.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import type { ListOptions, WatchChange } from '../../apimachinery/rest-storage.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { kubernetesStorages } from '../kubernetes-storages.ts';
import { templateStorages } from '../template/template-storages.ts';
import type { ProjectApi } from './project-api.ts';
import { projectStorages } from './project-storages.ts';

const developer = { username: 'developer', groups: ['system:authenticated'] };

const setUp = (allows: (request: AccessRequest) => boolean = () => true) => {
  const machinery = {
    store: new ObjectStore(),
    clock: new VirtualClock(Date.UTC(2026, 0, 5, 9)),
    random: new Random(1),
    admission: [],
  };
  const catalog = new ApiCatalog();
  const admin = new StorageClient(catalog);
  const authorize = (request: AccessRequest) => ({ allowed: allows(request) });
  catalog.add(
    ...kubernetesStorages(machinery),
    ...templateStorages(machinery, authorize),
    ...projectStorages({
      client: admin,
      store: machinery.store,
      authorize,
      configuration: () => undefined,
      kindOf: () => roleBindingKind,
      namespaces: () => catalog.find(namespaceKind) as ReturnType<ProjectApi['namespaces']>,
    }),
  );
  return { catalog, admin, client: admin.as(developer) };
};

const request = (name: string, more: object = {}): KubeObject => ({
  apiVersion: 'project.openshift.io/v1',
  kind: 'ProjectRequest',
  metadata: { name },
  ...more,
});

test('whoever asks for a project gets a namespace and administers it', async () => {
  const { client, admin } = setUp();
  const project = (await client.create(projectRequestKind, request('mine', { displayName: 'My own' }))) as Project;
  assert.equal(project.kind, 'Project');
  assert.deepEqual(project.metadata.labels, { 'kubernetes.io/metadata.name': 'mine' });
  assert.deepEqual(project.metadata.annotations, {
    'openshift.io/description': '',
    'openshift.io/display-name': 'My own',
    'openshift.io/requester': 'developer',
  });
  assert.deepEqual(
    [project.spec, project.status],
    [{ finalizers: ['openshift.io/origin', 'kubernetes'] }, { phase: 'Active' }],
  );
  assert.equal((await admin.get(namespaceKind, undefined, 'mine')).metadata.uid, project.metadata.uid);
  const [binding] = (await admin.list(roleBindingKind, 'mine')) as unknown as {
    metadata: { name: string };
    subjects: unknown;
    roleRef: unknown;
  }[];
  assert.deepEqual(
    [binding?.metadata.name, binding?.subjects, binding?.roleRef],
    [
      'admin',
      [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'developer' }],
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
    ],
  );
});

const refused: [name: string, code: number, message: string | RegExp][] = [
  ['there', 409, 'project.project.openshift.io "there" already exists'],
  [
    'openshift',
    403,
    'project.project.openshift.io "openshift" is forbidden: cannot request a project with the name "openshift"',
  ],
  [
    'openshift-mine',
    403,
    'project.project.openshift.io "openshift-mine" is forbidden: cannot request a project starting with "openshift-"',
  ],
  ['kube-mine', 403, /cannot request a project starting with "kube-"$/],
  ['Mine', 422, /^ProjectRequest\.project\.openshift\.io "Mine" is invalid: metadata\.name: Invalid value: "Mine"/],
];
for (const [name, code, message] of refused) {
  test(`a project named ${name} is refused`, async () => {
    const { client } = setUp();
    await client.create(projectRequestKind, request('there'));
    await assert.rejects(client.create(projectRequestKind, request(name)), { code, message });
  });
}

test('the list of requests tells whether one may ask', async () => {
  const may = setUp().catalog.find(projectRequestKind);
  assert.deepEqual(await may?.list?.(internalContext(undefined, developer), {}), {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
  });
  const mayNot = setUp(() => false).catalog.find(projectRequestKind);
  const listing = mayNot?.list?.(internalContext(undefined, developer), {}) ?? Promise.resolve();
  await assert.rejects(listing, { code: 403, message: 'You may not request a new project via this API.' });
});

const watchedBy = async (catalog: ApiCatalog, options: ListOptions = {}) => {
  const seen: string[] = [];
  const sink = ({ type, object }: WatchChange): void => void seen.push(`${type} ${object.metadata.name}`);
  const stop = await catalog.find(projectKind)?.watch?.(internalContext(undefined, developer), options, sink);
  return { seen, stop, settled: () => new Promise(setImmediate) };
};

test('a user sees her projects and no others', async () => {
  const { client, catalog, admin } = setUp(({ verb, name }) => verb !== 'get' || name !== 'hidden');
  const { seen, stop, settled } = await watchedBy(catalog);
  for (const name of ['hidden', 'mine']) await client.create(projectRequestKind, request(name));
  assert.deepEqual(
    (await client.list(projectKind)).map(({ metadata }) => metadata.name),
    ['mine'],
  );
  await admin.delete(namespaceKind, undefined, 'hidden');
  await settled();
  await admin.delete(namespaceKind, undefined, 'mine');
  await settled();
  stop?.();
  assert.deepEqual(seen, ['ADDED mine', 'MODIFIED mine']);
});

test('a project is added when its watcher may see it, and deleted when she no longer may', async () => {
  const visible = new Set(['first']);
  const { client, catalog, admin } = setUp(({ verb, name = '' }) => verb !== 'get' || visible.has(name));
  for (const name of ['first', 'other']) await client.create(projectRequestKind, request(name));
  const { seen, settled } = await watchedBy(catalog);
  const named = await watchedBy(catalog, {
    fieldSelector: [{ field: 'metadata.name', value: 'first', negated: false }],
  });
  const access = async (...names: string[]): Promise<void> => {
    visible.clear();
    for (const name of names) visible.add(name);
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      roleRef: { kind: 'ClusterRole', name: 'view' },
    };
    const metadata = { generateName: 'changed-', namespace: 'other' };
    await admin.create(roleBindingKind, { ...binding, metadata } as unknown as KubeObject);
    await settled();
  };
  await access('first', 'other');
  await access('first');
  assert.deepEqual(seen, ['ADDED other', 'DELETED other']);
  assert.deepEqual(named.seen, []);
});

for (const [resourceVersion, expected] of [
  ['0', ['ADDED there']],
  [undefined, []],
  ['1', []],
] as const)
  test(`a watch from version ${resourceVersion} begins with ${expected.join() || 'nothing'}`, async () => {
    const { client, catalog } = setUp();
    await client.create(projectRequestKind, request('there'));
    assert.deepEqual((await watchedBy(catalog, resourceVersion ? { resourceVersion } : {})).seen, expected);
  });

test('a project is deleted with its namespace, and labels belong to the namespace', async () => {
  const { client, admin } = setUp();
  await client.create(projectRequestKind, request('mine'));
  await assert.rejects(
    client.modify(
      projectKind,
      undefined,
      'mine',
      ({ metadata }) => void (metadata.labels = { ...metadata.labels, a: 'b' }),
    ),
    {
      code: 422,
      message: /metadata\.labels\[a\]: Invalid value: "b": field is immutable, try updating the namespace$/,
    },
  );
  await client.modify(
    projectKind,
    undefined,
    'mine',
    ({ metadata }) => void (metadata.annotations = { ...metadata.annotations, 'openshift.io/display-name': 'New' }),
  );
  assert.equal(
    (await admin.get(namespaceKind, undefined, 'mine')).metadata.annotations?.['openshift.io/display-name'],
    'New',
  );
  await client.delete(projectKind, undefined, 'mine');
  assert.equal((await client.get<Project>(projectKind, undefined, 'mine')).status.phase, 'Terminating');
  await assert.rejects(client.get(projectKind, undefined, 'none'), {
    code: 404,
    message: 'namespaces "none" not found',
  });
});
