import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { nominalSeats } from './nominal-seats.ts';

test('priority levels share the server by their shares, of which exempt ones may have none', () => {
  const store = new ObjectStore();
  const add = (name: string, spec: object): void => {
    const object = { apiVersion: '', kind: '', metadata: { name }, spec } as KubeObject;
    store.create('prioritylevelconfigurations.flowcontrol.apiserver.k8s.io', object);
  };
  add('exempt', { type: 'Exempt', exempt: { nominalConcurrencyShares: 0 } });
  add('high', { type: 'Limited', limited: { nominalConcurrencyShares: 20 } });
  add('low', { type: 'Limited', limited: { nominalConcurrencyShares: 10 } });
  assert.deepEqual(nominalSeats(store).split('\n').slice(2, -1), [
    'apiserver_flowcontrol_nominal_limit_seats{priority_level="exempt"} 0',
    'apiserver_flowcontrol_nominal_limit_seats{priority_level="high"} 2667',
    'apiserver_flowcontrol_nominal_limit_seats{priority_level="low"} 1334',
  ]);
});
