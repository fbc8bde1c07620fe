import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApiStatusError } from '../errors/api-status-error.ts';
import type { KubeObject } from '../resources/kube-object.ts';
import { conditionOf } from '../resources/metadata/condition.ts';
import type { TemplateInstance } from '../resources/templates/template-instance.ts';
import { selectTarget } from './select-target.ts';

type Target = Awaited<ReturnType<typeof selectTarget>>;

const instances = '/apis/template.openshift.io/v1/namespaces/here/templateinstances';
const maps = '/api/v1/namespaces/here/configmaps';
const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `\${NAME}` }, data: { size: `\${SIZE}` } };
const gone = { apiVersion: 'example.com/v1', kind: 'Nothing', metadata: { name: 'none' } };
const pausing = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations: { 'template.alpha.openshift.io/wait-for-ready': 'true' } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'registry.k8s.io/none:1' }] },
    },
  },
};

const instance = (name: string, objects: readonly object[], spec: object = {}) => ({
  apiVersion: 'template.openshift.io/v1',
  kind: 'TemplateInstance',
  metadata: { name },
  spec: {
    template: {
      parameters: [
        { name: 'NAME', value: name },
        { name: 'SIZE', generate: 'expression', from: '[0-9]{3}' },
      ],
      objects,
    },
    ...spec,
  },
});

void describe('template instances', () => {
  let target: Target;
  let cluster: Awaited<ReturnType<Target['openCluster']>>;
  const send = async <T = TemplateInstance>(
    method: 'POST' | 'GET' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<T> => (await cluster.api.request<T>({ method, path, ...(body ? { body } : {}) })).body;
  const refused = (code: number, message: RegExp) => (error: unknown) =>
    error instanceof ApiStatusError && error.status.code === code && message.test(error.message);

  before(async () => {
    target = await selectTarget('simulated', { oc: [] });
    cluster = await target.openCluster();
    await send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'here' } });
  });

  after(async () => {
    await cluster[Symbol.asyncDispose]();
    await target[Symbol.asyncDispose]();
  });

  test('the objects of a template are made with the values of a secret, and go with the instance', async () => {
    const data = { SIZE: Buffer.from('large').toString('base64') };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'values' }, data };
    await send('POST', '/api/v1/namespaces/here/secrets', secret);
    const sent = await send('POST', instances, instance('shop', [map], { secret: { name: 'values' } }));
    assert.deepEqual(sent.spec.requester?.username, 'system:admin');
    const { metadata, status } = await send('GET', `${instances}/shop`);
    const { lastTransitionTime: _, ...ready } = conditionOf(status?.conditions, 'Ready') ?? {};
    assert.deepEqual(ready, { type: 'Ready', status: 'True', reason: 'Created', message: '' });
    const made = await send<KubeObject & { data: object }>('GET', `${maps}/shop`);
    assert.deepEqual(made.data, { size: 'large' });
    assert.equal(made.metadata.labels?.['template.openshift.io/template-instance-owner'], metadata.uid);
    const ref = { kind: 'ConfigMap', namespace: 'here', name: 'shop', uid: made.metadata.uid, apiVersion: 'v1' };
    assert.deepEqual(status?.objects, [{ ref }]);
    await send('DELETE', `${instances}/shop`);
    await assert.rejects(send('GET', `${maps}/shop`), refused(404, /configmaps "shop" not found/));
    await assert.rejects(send('GET', `${instances}/shop`), refused(404, /templateinstances.*"shop" not found/));
  });

  test('an object that cannot be made is told in a condition, and no other is made', async () => {
    await send('POST', instances, instance('broken', [map, gone]));
    const { status } = await send('GET', `${instances}/broken`);
    assert.equal(
      conditionOf(status?.conditions, 'InstantiateFailure')?.message,
      'unable to identify the resource mapping for example.com/v1, Kind=Nothing: no matches for kind "Nothing" in version "example.com/v1"',
    );
    await assert.rejects(send('GET', `${maps}/broken`), refused(404, /not found/));
  });

  test('an instance waits for objects that say so', async () => {
    await send('POST', instances, instance('slow', [pausing]));
    const { status } = await send('GET', `${instances}/slow`);
    assert.equal(conditionOf(status?.conditions, 'Ready')?.message, 'Waiting for instantiated objects to report ready');
    await cluster.clock?.advance(3_601_000);
    const late = await send('GET', `${instances}/slow`);
    assert.deepEqual(
      late.status?.conditions?.map(({ type, status: is, message }) => [type, is, message]),
      [
        ['Ready', 'False', 'See InstantiateFailure condition for error message'],
        ['InstantiateFailure', 'True', 'readiness failed on Deployment here/web'],
      ],
    );
  });

  test('the objects are those that the requester may make', async () => {
    const requester = { username: 'nobody', groups: ['system:authenticated'] };
    await send('POST', instances, instance('foreign', [map], { requester }));
    const { status } = await send('GET', `${instances}/foreign`);
    assert.equal(
      conditionOf(status?.conditions, 'InstantiateFailure')?.message,
      'unable to authorize user to create TemplateConfig : templateconfigs.template.openshift.io is forbidden: ',
    );
  });

  test('what it is made of can neither be wrong nor change', async () => {
    await assert.rejects(
      send('POST', instances, instance('bad', [map], { secret: {}, requester: {} })),
      refused(422, /\[spec\.secret\.name: Required value, spec\.requester\.username: Required value\]/),
    );
  });
});
