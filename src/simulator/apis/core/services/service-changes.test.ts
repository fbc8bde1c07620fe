import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import { servicePlane } from './service-plane.fixture.ts';

test('policies for traffic belong to the services that have such traffic', async () => {
  const { create, client } = await servicePlane();
  const outside = await create('outside', { ports: [{ port: 80 }], externalIPs: ['192.0.2.1'] });
  assert.equal(outside.spec.externalTrafficPolicy, 'Cluster');
  const { externalIPs: _, ...spec } = outside.spec;
  const inside = await client.update<Service>(serviceKind, { ...outside, spec });
  assert.equal(inside.spec.externalTrafficPolicy, undefined);
  const named = { type: 'ExternalName', externalName: 'example.com', internalTrafficPolicy: 'Cluster' } as const;
  assert.equal((await create('named', named)).spec.internalTrafficPolicy, undefined);
});

test('an address may be asked for with zeros before its numbers', async () => {
  const { create } = await servicePlane();
  const { spec } = await create('zeros', { clusterIP: '10.3.0.077', ports: [{ port: 80 }] });
  assert.deepEqual([spec.clusterIP, spec.ipFamilies], ['10.3.0.077', ['IPv4']]);
  await assert.rejects(create('plain', { clusterIP: '10.3.0.77', ports: [{ port: 80 }] }), /already allocated/);
});
