import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeKind } from '../../../resources/kinds.ts';
import type { Route } from '../../../resources/route.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { Random } from '../../apimachinery/random.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { routeStorages } from './routes.ts';

const setUp = () => {
  const catalog = new ApiCatalog();
  const machinery = { store: new ObjectStore(), clock: new VirtualClock(0), random: new Random(1), admission: [] };
  catalog.add(...routeStorages(machinery, { domain: 'apps.example.com' }));
  return new StorageClient(catalog);
};

const route = (spec: Partial<Route['spec']>): Route => ({
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'web', namespace: 'p' },
  spec: { to: { kind: '', name: 'web', weight: null }, ...spec },
});

test('a route without host gets one', async () => {
  const { metadata, spec, status } = await setUp().create(routeKind, route({ port: { targetPort: '8080-tcp' } }));
  assert.deepEqual(metadata.annotations, { 'openshift.io/host.generated': 'true' });
  assert.deepEqual(spec, {
    host: 'web-p.apps.example.com',
    to: { kind: 'Service', name: 'web', weight: 100 },
    port: { targetPort: '8080-tcp' },
    wildcardPolicy: 'None',
  });
  assert.deepEqual(status, {});
});

test('a chosen host stays', async () => {
  const { metadata, spec } = await setUp().create(routeKind, route({ host: 'www.example.com' }));
  assert.deepEqual([metadata.annotations, spec.host], [undefined, 'www.example.com']);
});

test('a route must lead somewhere', async () => {
  await assert.rejects(setUp().create(routeKind, route({ to: { kind: 'Service', name: '' } })), {
    code: 422,
    message: 'Route.route.openshift.io "web" is invalid: spec.to.name: Required value',
  });
});
