import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  configMapKind,
  kinds,
  limitRangeKind,
  namespaceKind,
  projectKind,
  projectRequestKind,
  roleBindingKind,
  templateKind,
} from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ProjectConfiguration } from '../../../resources/projects/project-configuration.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { templateStorages } from '../template/template-storages.ts';
import type { ProjectApi } from './project-api.ts';
import { projectStorages } from './project-storages.ts';

const developer = { username: 'developer', groups: ['system:authenticated'] };

/** A cluster with the template `request` for projects, in which the developer may do what `allowed` says. */
const clusterWith = async (
  objects: readonly object[],
  spec: ProjectConfiguration['spec'] = { projectRequestTemplate: { name: 'request' } },
  allowed = true,
) => {
  const { catalog, machinery, client, store, createNamespace } = controlPlane();
  const authorize = () => ({ allowed });
  catalog.add(
    ...templateStorages(machinery, authorize),
    ...projectStorages({
      client,
      store,
      authorize,
      configuration: () => ({ spec }) as ProjectConfiguration,
      kindOf: ({ apiVersion, kind }) => kinds.find((row) => row.kind === kind && apiVersionOf(row) === apiVersion),
      namespaces: () => catalog.find(namespaceKind) as ReturnType<ProjectApi['namespaces']>,
    }),
  );
  await createNamespace('openshift-config');
  await client.create(templateKind, {
    apiVersion: 'template.openshift.io/v1',
    kind: 'Template',
    metadata: { name: 'request', namespace: 'openshift-config' },
    objects,
    parameters: ['NAME', 'DISPLAYNAME', 'DESCRIPTION', 'ADMIN_USER', 'REQUESTING_USER'].map((name) => ({
      name: `PROJECT_${name}`,
    })),
  } as KubeObject);
  const request = (name = 'mine') =>
    client.as(developer).create(projectRequestKind, {
      apiVersion: 'project.openshift.io/v1',
      kind: 'ProjectRequest',
      metadata: { name },
      displayName: 'My own',
      description: 'To "try"',
    } as KubeObject);
  return { client, catalog, request };
};

const project = {
  apiVersion: 'project.openshift.io/v1',
  kind: 'Project',
  metadata: {
    name: '${PROJECT_NAME}',
    creationTimestamp: null,
    labels: { team: 'blue' },
    annotations: {
      'openshift.io/description': '${PROJECT_DESCRIPTION}',
      'openshift.io/display-name': '${PROJECT_DISPLAYNAME}',
      'openshift.io/requester': '${PROJECT_REQUESTING_USER}',
    },
  },
  spec: {},
  status: {},
};
const admin = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'admin', namespace: '${PROJECT_NAME}' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: '${PROJECT_ADMIN_USER}' }],
};
const limits = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'limits' },
  spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] },
};
const configMap = (more: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...more } });

test('a requested project has what the template of the cluster has', async () => {
  const { client, request } = await clusterWith([limits, project, admin]);
  const created = await request();
  assert.deepEqual(created.metadata.annotations, {
    'openshift.io/description': 'To "try"',
    'openshift.io/display-name': 'My own',
    'openshift.io/requester': 'developer',
  });
  assert.equal(created.metadata.labels?.['team'], 'blue');
  const binding = await client.get<KubeObject & { subjects: { name: string }[] }>(roleBindingKind, 'mine', 'admin');
  assert.equal(binding.subjects[0]?.name, 'developer');
  assert.equal((await client.get(limitRangeKind, 'mine', 'limits')).metadata.namespace, 'mine');
});

test('a template may name the project otherwise, and what others were quicker to make stays', async () => {
  const named = { ...project, metadata: { name: 'other' } };
  const { client, request } = await clusterWith([named, configMap({}), configMap({ labels: { late: 'yes' } })]);
  assert.equal((await request()).metadata.name, 'other');
  assert.equal((await client.get(configMapKind, 'other', 'a')).metadata.labels, undefined);
});

const notCorrect =
  'Internal error occurred: the project template (openshift-config/request) is not correctly configured';
for (const [what, objects, code, message] of [
  ['has no project', [admin], 500, `${notCorrect}: must contain a project resource`],
  ['has two projects', [project, project], 500, `${notCorrect}: must contain only one project resource`],
  [
    'has what belongs to no project',
    [project, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b' } }],
    500,
    'Internal error occurred: /v1, Kind=Namespace specified in project template is not namespace scoped',
  ],
  [
    'has what the cluster does not know',
    [project, { apiVersion: 'example.com/v1', kind: 'Toy', metadata: { name: 'b' } }],
    500,
    'Internal error occurred: mapping example.com/v1, Kind=Toy failed: no matches for kind "Toy" in version "example.com/v1"',
  ],
  [
    'has what belongs elsewhere',
    [project, configMap({ namespace: '${PROJECT_ADMIN_USER}' })],
    500,
    'Internal error occurred: the namespace of the provided object does not match the namespace sent on the request',
  ],
  [
    'has what is invalid',
    [project, configMap({ name: 'B' })],
    500,
    /^Internal error occurred: ConfigMap "B" is invalid: metadata\.name: Invalid value: "B"/,
  ],
  [
    'has an invalid project',
    [{ ...project, metadata: { name: 'X' } }],
    422,
    /^Project\.project\.openshift\.io "X" is invalid: metadata\.name/,
  ],
] as const)
  test(`a request is refused, and nothing left of it, when the template ${what}`, async () => {
    const { client, request } = await clusterWith(objects);
    await assert.rejects(request(), { code, message });
    const left = await client.list<KubeObject & { status: { phase: string } }>(projectKind);
    assert.deepEqual(
      left.filter(({ metadata, status }) => metadata.name === 'mine' && status.phase === 'Active'),
      [],
    );
  });

test('a request is refused when the template is not there', async () => {
  const { request } = await clusterWith([], { projectRequestTemplate: { name: 'none' } });
  await assert.rejects(request(), { code: 404, message: 'templates.template.openshift.io "none" not found' });
});

test('who may not request is told what the cluster says', async () => {
  const { catalog } = await clusterWith([], { projectRequestMessage: 'Ask for it at the desk.' }, false);
  const listing = catalog.find(projectRequestKind)?.list?.(internalContext(undefined, developer), {});
  await assert.rejects(listing ?? Promise.resolve(), {
    code: 403,
    reason: 'Forbidden',
    message: 'Ask for it at the desk.',
    details: { kind: 'ProjectRequest', causes: [{ message: 'Ask for it at the desk.' }] },
  });
});
