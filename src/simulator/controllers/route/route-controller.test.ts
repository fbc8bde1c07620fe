import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route } from '../../../resources/networking/route.ts';
import { routeStorages } from '../../apis/route/routes.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createRouteController } from './route-controller.ts';

const DOMAIN = 'apps.example.com';

const cluster = async () => {
  const plane = controlPlane(createRouteController(DOMAIN));
  plane.catalog.add(...routeStorages(plane.machinery, () => ({ allowed: true }), { domain: DOMAIN }));
  for (const name of ['a', 'b']) await createProject(plane, name);
  const create = async (namespace: string, name: string, spec: Partial<Route['spec']> = {}): Promise<void> => {
    await plane.client.create<Route>(routeKind, {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { namespace, name },
      spec: { to: { kind: 'Service', name }, ...spec },
    });
    await plane.settle();
    await plane.advance(1000);
  };
  const ingress = async (namespace: string, name: string) =>
    (await plane.client.get<Route>(routeKind, namespace, name)).status?.ingress;
  const said = async (namespace: string, name: string): Promise<string | undefined> => {
    const [{ conditions } = {}] = ((await ingress(namespace, name)) ?? []) as { conditions?: { message?: string }[] }[];
    return conditions?.[0]?.message;
  };
  return { ...plane, create, ingress, said };
};

test('a route is let in at its host, once', async () => {
  const { clock, create, ingress } = await cluster();
  const now = new Date(clock.now()).toISOString().replace('.000', '');
  await create('a', 'web');
  assert.deepEqual(await ingress('a', 'web'), [
    {
      conditions: [{ lastTransitionTime: now, status: 'True', type: 'Admitted' }],
      host: 'web-a.apps.example.com',
      routerCanonicalHostname: 'router-default.apps.example.com',
      routerName: 'default',
      wildcardPolicy: 'None',
    },
  ]);
});

test('a host belongs to the project that had it first, and a path of it to the first route', async () => {
  const { client, settle, create, said } = await cluster();
  const host = 'x.test';
  await create('a', 'first', { host });
  await create('a', 'path', { host, path: '/p' });
  await create('a', 'second', { host });
  await create('b', 'other', { host, path: '/q' });
  assert.equal(await said('a', 'path'), undefined);
  assert.equal(await said('a', 'second'), 'route first already exposes x.test and is older');
  assert.equal(await said('b', 'other'), 'a route in another namespace holds x.test and is older than other');
  await client.delete(routeKind, 'a', 'first');
  await settle();
  assert.equal(await said('a', 'second'), undefined);
});

test('TLS that goes through to pods bears no other TLS at its host', async () => {
  const { create, said } = await cluster();
  const host = 'x.test';
  await create('a', 'through', { host, tls: { termination: 'passthrough' } });
  await create('a', 'edge', { host, path: '/p', tls: { termination: 'edge' } });
  await create('a', 'plain', { host, path: '/p' });
  assert.match((await said('a', 'edge')) ?? '', /^route through already exposes/);
  assert.equal(await said('a', 'plain'), undefined);
});

test('routes for all names below a host are not let in', async () => {
  const { create, said } = await cluster();
  await create('a', 'all', { host: 'all.test', wildcardPolicy: 'Subdomain' });
  assert.equal(await said('a', 'all'), 'wildcard routes are not allowed');
});

test('a route with a name below the domain has its host there', async () => {
  const { create, ingress } = await cluster();
  await create('a', 'sub', { subdomain: 'shop' });
  assert.equal((await ingress('a', 'sub'))?.[0]?.['host'], 'shop.apps.example.com');
});
