import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import { experimentApi } from './experiment-api.ts';
import { RunNames } from './run-names.ts';

const open = (answer: (request: KubeRequest) => unknown = () => ({})) => {
  const sent: KubeRequest[] = [];
  const made: string[] = [];
  const real: KubeApi = {
    server: 'https://api.example.com:6443',
    request: async (request) => {
      sent.push(request);
      return { status: 200, warnings: [], body: answer(request) as never };
    },
    watch: async function* () {},
    stream: async function* () {},
    exec: async () => 0,
  };
  const names = new RunNames('sp-k3x9-1');
  return { api: experimentApi(real, names, { onProject: async (name) => void made.push(name) }), sent, made };
};

const project = {
  method: 'POST',
  path: '/apis/project.openshift.io/v1/projectrequests',
  body: { metadata: { name: 'is-test' } },
} as const;

test('a project gets its real name, is told of, and comes back under the name of the feature', async () => {
  const { api, sent, made } = open(({ body }) => body);
  const { body } = await api.request(project);
  assert.deepEqual(sent[0]?.body, { metadata: { name: 'sp-k3x9-1-is-test' } });
  assert.deepEqual(made, ['sp-k3x9-1-is-test']);
  assert.deepEqual(body, { metadata: { name: 'is-test' } });
});

const foreign = [
  ['PATCH', '/api/v1/nodes/worker-0'],
  ['DELETE', '/api/v1/namespaces/production/pods/web'],
  ['PUT', '/apis/config.openshift.io/v1/images/cluster'],
  ['DELETE', '/apis/project.openshift.io/v1/projects/production'],
] as const;

for (const [method, path] of foreign)
  test(`${method} ${path} is not sent, for it is not the run's`, async () => {
    const { api, sent } = open();
    await api.request(project);
    await assert.rejects(api.request({ method, path }), UnsupportedError);
    assert.equal(sent.length, 1);
  });

test('reviews and tokens change nothing, and are sent', async () => {
  const { api, sent } = open();
  await api.request({ method: 'POST', path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', body: {} });
  assert.equal(sent.length, 1);
});

test('a refusal is told with the names of the feature', async () => {
  const { api } = open(({ method, path }) => {
    if (method === 'POST') return {};
    throw new ApiStatusError({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: `nothing at ${path}`,
    });
  });
  await api.request(project);
  await assert.rejects(api.request({ method: 'GET', path: '/api/v1/namespaces/is-test/pods/a' }), {
    message: 'nothing at /api/v1/namespaces/is-test/pods/a',
  });
});
