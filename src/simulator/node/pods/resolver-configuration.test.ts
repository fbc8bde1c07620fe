import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { resolverConfiguration } from './resolver-configuration.ts';

const cluster = [
  'search a.svc.cluster.local svc.cluster.local cluster.local',
  'nameserver 10.3.0.10',
  'options ndots:5',
];
const own = { nameservers: ['1.1.1.1'], searches: ['b'], options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }] };
const cases: [string, object, string[]][] = [
  ['asks the cluster', { dnsPolicy: 'ClusterFirst' }, cluster],
  [
    'on the network of its node asks as the node',
    { dnsPolicy: 'ClusterFirst', hostNetwork: true },
    ['nameserver 10.99.0.1'],
  ],
  [
    'on the network of its node may ask the cluster',
    { dnsPolicy: 'ClusterFirstWithHostNet', hostNetwork: true },
    cluster,
  ],
  ['asks as its node', { dnsPolicy: 'Default' }, ['nameserver 10.99.0.1']],
  [
    'asks whom it says alone',
    { dnsPolicy: 'None', dnsConfig: own },
    ['search b', 'nameserver 1.1.1.1', 'options ndots:2 edns0'],
  ],
  [
    'adds to what it is given',
    { dnsPolicy: 'ClusterFirst', dnsConfig: own },
    [`${cluster[0]} b`, 'nameserver 10.3.0.10', 'nameserver 1.1.1.1', 'options ndots:2 edns0'],
  ],
];
for (const [what, spec, lines] of cases)
  test(`a pod ${what}`, () =>
    assert.deepEqual(
      resolverConfiguration({ metadata: { name: 'p', namespace: 'a' }, spec } as Pod)
        .trimEnd()
        .split('\n'),
      lines,
    ));
