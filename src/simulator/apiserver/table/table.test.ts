import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as kinds from '../../../resources/kinds/kinds.ts';
import { componentStatusKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { facts } from '../facts/load-facts.ts';
import { printers } from './printers.ts';
import { type Cell, tableOf } from './table.ts';

const now = Date.parse('2026-01-01T00:05:10Z');
const metadata = { name: 'x', creationTimestamp: '2026-01-01T00:00:00Z' };
const container = (state: object, rest: object = {}): object => ({
  name: 'c',
  image: 'i',
  imageID: '',
  ready: false,
  restartCount: 0,
  state,
  ...rest,
});
const pod = (status: object, more: object = {}): object => ({
  metadata: { ...metadata, ...more },
  spec: { containers: [{ name: 'c', image: 'i' }] },
  status,
});

const rows: { name: string; kind: ResourceKind; object: object; cells: Cell[] }[] = [
  {
    name: 'a running pod',
    kind: kinds.podKind,
    object: pod({
      phase: 'Running',
      podIPs: [{ ip: '10.0.0.1' }],
      containerStatuses: [container({ running: {} }, { ready: true })],
    }),
    cells: ['x', '1/1', 'Running', '0', '5m10s', '10.0.0.1', '<none>', '<none>', '<none>'],
  },
  {
    name: 'a pod whose image cannot be pulled',
    kind: kinds.podKind,
    object: pod({ phase: 'Pending', containerStatuses: [container({ waiting: { reason: 'ImagePullBackOff' } })] }),
    cells: ['x', '0/1', 'ImagePullBackOff', '0', '5m10s', '<none>', '<none>', '<none>', '<none>'],
  },
  {
    name: 'a pod that restarts',
    kind: kinds.podKind,
    object: pod({
      phase: 'Running',
      containerStatuses: [
        container(
          { running: {} },
          {
            ready: true,
            restartCount: 2,
            lastState: { terminated: { exitCode: 1, finishedAt: '2026-01-01T00:05:00Z' } },
          },
        ),
      ],
    }),
    cells: ['x', '1/1', 'Running', '2 (10s ago)', '5m10s', '<none>', '<none>', '<none>', '<none>'],
  },
  {
    name: 'a pod that ended',
    kind: kinds.podKind,
    object: pod({ phase: 'Failed', containerStatuses: [container({ terminated: { exitCode: 3 } })] }),
    cells: ['x', '0/1', 'ExitCode:3', '0', '5m10s', '<none>', '<none>', '<none>', '<none>'],
  },
  {
    name: 'a pod that is being deleted',
    kind: kinds.podKind,
    object: pod({ phase: 'Running' }, { deletionTimestamp: '2026-01-01T00:05:00Z' }),
    cells: ['x', '0/1', 'Terminating', '0', '5m10s', '<none>', '<none>', '<none>', '<none>'],
  },
  {
    name: 'a service',
    kind: kinds.serviceKind,
    object: {
      metadata,
      spec: {
        type: 'ClusterIP',
        clusterIP: '10.3.0.9',
        ports: [
          { port: 8080, protocol: 'TCP' },
          { port: 80, nodePort: 30080 },
        ],
        selector: { b: '2', a: '1' },
      },
    },
    cells: ['x', 'ClusterIP', '10.3.0.9', '<none>', '8080/TCP,80:30080/TCP', '5m10s', 'a=1,b=2'],
  },
  {
    name: 'an image stream',
    kind: kinds.imageStreamKind,
    object: {
      metadata,
      status: {
        dockerImageRepository: 'r:5000/p/x',
        tags: [
          { tag: 'latest', items: [{ created: '2026-01-01T00:00:00Z' }] },
          { tag: 'local', items: [{ created: '2026-01-01T00:04:10Z' }] },
        ],
      },
    },
    cells: ['x', 'r:5000/p/x', 'local,latest', 'About a minute ago'],
  },
  {
    name: 'an image stream with more tags than fit',
    kind: kinds.imageStreamKind,
    object: {
      metadata,
      status: {
        tags: Array.from({ length: 50 }, (_, index) => ({
          tag: `t${String(index + 1).padStart(2, '0')}`,
          items: [{ created: '2026-01-01T00:05:09Z' }],
        })),
      },
    },
    cells: ['x', '', 't01,t02,t03,t04,t05,t06,t07,t08,t09,t10 + 40 more...', '1 second ago'],
  },
  {
    name: 'an image tag whose import failed',
    kind: kinds.imageTagKind,
    object: {
      metadata,
      spec: { name: 'nope', from: { kind: 'DockerImage', name: 'd/none:1' }, generation: 2 },
      status: {
        tag: 'nope',
        items: null,
        conditions: [
          {
            type: 'ImportSuccess',
            status: 'False',
            reason: 'NotFound',
            generation: 2,
            lastTransitionTime: '2026-01-01T00:05:06Z',
          },
        ],
      },
    },
    cells: ['x', 'Tag', 'ImportFailed (NotFound)', null, '4 seconds ago'],
  },
  {
    name: 'an event',
    kind: kinds.eventKind,
    object: {
      metadata,
      involvedObject: { kind: 'Pod', name: 'web', fieldPath: 'spec.containers{c}' },
      type: 'Normal',
      reason: 'Pulled',
      message: 'm\n',
      source: { component: 'kubelet', host: 'worker-0' },
      firstTimestamp: '2026-01-01T00:00:00Z',
      lastTimestamp: '2026-01-01T00:05:00Z',
      count: 3,
    },
    cells: ['10s', 'Normal', 'Pulled', 'pod/web', 'spec.containers{c}', 'kubelet, worker-0', 'm', '5m10s', 3, 'x'],
  },
  {
    name: 'an event under the names of its newer group',
    kind: kinds.currentEventKind,
    object: {
      metadata,
      regarding: { kind: 'Pod', name: 'web' },
      type: 'Normal',
      reason: 'Scheduled',
      note: 'm',
      eventTime: '2026-01-01T00:00:00.000000Z',
      deprecatedFirstTimestamp: null,
      deprecatedLastTimestamp: null,
      reportingController: 'default-scheduler',
      reportingInstance: 'x-1',
    },
    cells: ['5m10s', 'Normal', 'Scheduled', 'pod/web', '', 'default-scheduler, x-1', 'm', '5m10s', 1, 'x'],
  },
  {
    name: 'the endpoints of a service that nothing answers for',
    kind: kinds.endpointSliceKind,
    object: { metadata, addressType: 'IPv4', ports: null, endpoints: null },
    cells: ['x', 'IPv4', '<unset>', '<unset>', '5m10s'],
  },
  {
    name: 'a slice whose ports have names alone',
    kind: kinds.endpointSliceKind,
    object: { metadata, addressType: 'IPv4', ports: [{ name: 'web' }, {}], endpoints: [{ addresses: ['10.0.0.1'] }] },
    cells: ['x', 'IPv4', 'web,*', '10.0.0.1', '5m10s'],
  },
  {
    name: 'a component of the control plane',
    kind: componentStatusKind,
    object: { metadata: { name: 'etcd-0' }, conditions: [{ type: 'Healthy', status: 'True', message: 'ok' }] },
    cells: ['etcd-0', 'Healthy', 'ok', ''],
  },
  {
    name: 'the scale of a workload',
    kind: { ...kinds.deploymentKind, group: 'autoscaling', kind: 'Scale' },
    object: { metadata, spec: {}, status: { replicas: 2 } },
    cells: ['x', 0, 2, '5m10s'],
  },
  {
    name: 'a kind without a printer',
    kind: kinds.limitRangeKind,
    object: { metadata },
    cells: ['x', '2026-01-01T00:00:00Z'],
  },
];

for (const { name, kind, object, cells } of rows) {
  test(`the row of ${name}`, () => {
    const table = tableOf([object as KubeObject], { kind, now, includeObject: 'None', version: 'v1' });
    assert.deepEqual(table.rows, [{ cells, object: null }]);
  });
}

test('every printer fills the columns of its resource', () => {
  const known = new Set(Object.keys(facts('table-columns')).map((key) => key.slice(0, key.lastIndexOf('/'))));
  assert.deepEqual(
    Object.keys(printers).filter((resource) => !known.has(resource)),
    [],
  );
});
