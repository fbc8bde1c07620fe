import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApiStatusError } from '../errors/api-status-error.ts';
import type { KubeObject } from '../resources/kube-object.ts';
import type { Deployment } from '../resources/workloads/deployment.ts';
import { selectTarget } from './select-target.ts';

type Target = Awaited<ReturnType<typeof selectTarget>>;

const namespace = '/api/v1/namespaces';
const path = '/apis/apps/v1/namespaces/here/deployments/web';
const from = { kind: 'ImageStreamTag', name: 'web:latest' };
const fieldPath = 'spec.template.spec.containers[?(@.name=="web")].image';
const image = 'registry.example.com/acme/web:1';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations: { 'image.openshift.io/triggers': JSON.stringify([{ from, fieldPath }]) } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:latest' }] } },
  },
};
const stream = {
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'web' },
  spec: { tags: [{ name: 'latest', reference: true, from: { kind: 'DockerImage', name: image } }] },
};

void describe('a deployment that is applied by a server-side apply and followed by an image trigger', () => {
  let target: Target;
  let cluster: Awaited<ReturnType<Target['openCluster']>>;
  const send = async <T>(method: 'POST' | 'GET', where: string, body?: object): Promise<T> =>
    (await cluster.api.request<T>({ method, path: where, ...(body ? { body } : {}) })).body;
  const apply = async (force: boolean): Promise<Deployment> => {
    const query = { fieldManager: 'gitops', ...(force ? { force: 'true' } : {}) };
    const contentType = 'application/apply-patch+yaml';
    return (await cluster.api.request<Deployment>({ method: 'PATCH', path, query, contentType, body: deployment }))
      .body;
  };

  before(async () => {
    target = await selectTarget('simulated', { oc: [] });
    cluster = await target.openCluster();
    await send('POST', namespace, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'here' } });
    await apply(false);
    await send('POST', '/apis/image.openshift.io/v1/namespaces/here/imagestreams', stream);
  });

  after(async () => {
    await cluster[Symbol.asyncDispose]();
    await target[Symbol.asyncDispose]();
  });

  test('the trigger owns the image that it wrote, the controllers the status', async () => {
    const { metadata, spec } = await send<Deployment>('GET', path);
    assert.equal(spec.template.spec.containers[0]?.image, image);
    const owners = metadata.managedFields?.map(({ manager, operation, subresource }) => [
      manager,
      operation,
      subresource,
    ]);
    assert.deepEqual(owners, [
      ['gitops', 'Apply', undefined],
      ['kube-controller-manager', 'Update', 'status'],
      ['openshift-controller-manager', 'Update', undefined],
    ]);
    const container = 'k:{"name":"web"}';
    const fields = metadata.managedFields?.[2]?.fieldsV1 as { 'f:spec': object };
    assert.deepEqual(fields['f:spec'], {
      'f:template': { 'f:spec': { 'f:containers': { [container]: { 'f:image': {} } } } },
    });
  });

  const ownersOf = async (where: string): Promise<unknown[]> => {
    const { items } = await send<{ items: KubeObject[] }>('GET', where);
    const of = ({ metadata: { managedFields = [] } }: KubeObject): string[] =>
      managedFields.map(({ manager, operation, subresource = '' }) => `${manager} ${operation} ${subresource}`.trim());
    return [...new Set(items.map((item) => of(item).join(', ')))];
  };

  test('what a program makes belongs to it, and what the cluster was installed with to nobody', async () => {
    const program = 'kube-controller-manager Update';
    assert.deepEqual(await ownersOf('/apis/apps/v1/namespaces/here/replicasets'), [`${program}, ${program} status`]);
    assert.deepEqual(await ownersOf('/api/v1/namespaces/here/pods'), [program]);
    assert.deepEqual(await ownersOf('/apis/apps/v1/namespaces/openshift-image-registry/replicasets'), ['']);
    const { items } = await send<{ items: KubeObject[] }>('GET', '/api/v1/namespaces/here/pods');
    const fields = items[0]?.metadata.managedFields?.[0]?.fieldsV1 ?? {};
    const owned = Object.keys((fields as Record<string, object>)['f:metadata'] ?? {});
    assert.deepEqual(owned, ['f:generateName', 'f:labels', 'f:ownerReferences']);
  });

  test('to apply the old image again is a conflict, unless it is forced', async () => {
    await assert.rejects(apply(false), (error) => {
      assert.ok(error instanceof ApiStatusError);
      assert.equal(error.status.code, 409);
      assert.equal(
        error.message,
        'Apply failed with 1 conflict: conflict with "openshift-controller-manager" using apps/v1: .spec.template.spec.containers[name="web"].image',
      );
      return true;
    });
    await apply(true);
    const { spec } = await send<Deployment>('GET', path);
    assert.equal(spec.template.spec.containers[0]?.image, image, 'the trigger has set it once more');
  });
});
