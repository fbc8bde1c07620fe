import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../../resources/kinds/kinds.ts';
import { type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { Container, PodSpec } from '../../../../resources/workloads/pod-spec.ts';
import type { StatusError } from '../../../apimachinery/status-error.ts';
import { createPodScheduler } from '../../../controllers/pod-scheduler.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';

const world = async () => {
  const plane = controlPlane(createPodScheduler());
  await createProject(plane, 'a');
  const create = (spec: Partial<PodSpec>) => {
    const pod = plainPod({ name: 'p', namespace: 'a' }, 'web:1');
    Object.assign(pod.spec, spec);
    return plane.client.create<Pod>(podKind, pod);
  };
  return { ...plane, create };
};

const findingsOf = async (write: Promise<unknown>): Promise<string[]> => {
  try {
    await write;
    return [];
  } catch (error) {
    return ((error as StatusError).details?.causes ?? []).map(
      ({ field, reason }) => `${field} ${reason?.replace('FieldValue', '')}`,
    );
  }
};

const c = (content: object = {}): Container => ({ name: 'c', image: 'web:1', ...content });
const init = (content: object): Partial<PodSpec> => ({ initContainers: [{ name: 'i', image: 'web:1', ...content }] });
const probe = { exec: { command: ['true'] } };

const creations: readonly (readonly [spec: Partial<PodSpec>, findings: string[]])[] = [
  [init({ livenessProbe: probe }), ['spec.initContainers[0].livenessProbe Forbidden']],
  [init({ readinessProbe: {} }), ['spec.initContainers[0].readinessProbe Forbidden']],
  [init({ startupProbe: probe }), ['spec.initContainers[0].startupProbe Forbidden']],
  [init({ lifecycle: { preStop: probe } }), ['spec.initContainers[0].lifecycle Forbidden']],
  [init({ livenessProbe: probe, restartPolicy: 'Always' }), []],
  [init({ livenessProbe: {}, restartPolicy: 'Always' }), ['spec.initContainers[0].livenessProbe Required']],
  [init({ restartPolicy: 'OnFailure' }), ['spec.initContainers[0].restartPolicy NotSupported']],
  [init({ name: 'c' }), ['spec.initContainers[0].name Duplicate']],
  [{ containers: [c({ restartPolicy: 'Always' })] }, ['spec.containers[0].restartPolicy Forbidden']],
  [
    { containers: [c({ lifecycle: { preStop: { sleep: { seconds: 31 } } } })] },
    ['spec.containers[0].lifecycle.preStop.sleep Invalid'],
  ],
  [{ containers: [c({ lifecycle: { preStop: { sleep: { seconds: 31 } } } })], terminationGracePeriodSeconds: 60 }, []],
  [{ schedulingGates: [{ name: 'example.com/a' }, { name: 'b' }] }, []],
  [{ schedulingGates: [{ name: 'a b' }] }, ['spec.schedulingGates[0] Invalid']],
  [{ schedulingGates: [{ name: 'a' }, { name: 'a' }] }, ['spec.schedulingGates[1] Duplicate']],
  [{ schedulingGates: [{ name: 'a' }], nodeName: 'n' }, ['spec.nodeName Forbidden']],
  [{ os: {} }, ['spec.os.name Required']],
  [{ os: { name: 'plan9' } }, ['spec.os NotSupported']],
  [{ os: { name: 'linux' }, securityContext: { runAsUser: 1 } }, []],
  [
    { os: { name: 'linux' }, securityContext: { windowsOptions: {} } },
    ['spec.securityContext.windowsOptions Forbidden'],
  ],
  [
    { os: { name: 'windows' }, hostPID: true, securityContext: { runAsUser: 1, fsGroup: 2 } },
    ['spec.hostPID Forbidden', 'spec.securityContext.fsGroup Forbidden', 'spec.securityContext.runAsUser Forbidden'],
  ],
  [
    { os: { name: 'windows' }, containers: [c({ securityContext: { privileged: false } })] },
    ['spec.containers[0].securityContext.privileged Forbidden'],
  ],
  [{ nodeName: 'N_1' }, ['spec.nodeName Invalid']],
  [
    { hostNetwork: true, containers: [c({ ports: [{ containerPort: 80, hostPort: 81 }] })] },
    ['spec.containers[0].ports[0].hostPort Invalid'],
  ],
  [
    { containers: [c({ resources: { requests: { 'example.com/gpu': '1' } } })] },
    ['spec.containers[0].resources.limits Required'],
  ],
  [
    { containers: [c({ resources: { limits: { 'example.com/gpu': '1500m' } } })] },
    [
      'spec.containers[0].resources.limits[example.com/gpu] Invalid',
      'spec.containers[0].resources.requests[example.com/gpu] Invalid',
    ],
  ],
  [
    { containers: [c({ resources: { limits: { 'example.com/gpu': '2' }, requests: { 'example.com/gpu': '1' } } })] },
    ['spec.containers[0].resources.requests Invalid'],
  ],
  [
    { containers: [c({ resources: { limits: { 'hugepages-2Mi': '4Mi' } } })] },
    ['spec.containers[0].resources Forbidden'],
  ],
  [
    { securityContext: { appArmorProfile: { type: 'Localhost' } } },
    ['spec.securityContext.appArmorProfile.localhostProfile Required'],
  ],
  [
    { containers: [c({ securityContext: { appArmorProfile: { type: 'Other' } } })] },
    ['spec.containers[0].securityContext.appArmorProfile.type NotSupported'],
  ],
  [
    {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.uid', operator: 'Exists' }] }],
          },
        },
      },
    },
    [
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].operator Invalid',
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key Invalid',
    ],
  ],
  [
    {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', matchLabelKeys: ['app'] }],
        },
      },
    },
    ['spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys Forbidden'],
  ],
  [{ ephemeralContainers: [{ name: 'e', image: 'x' }] }, ['spec.ephemeralContainers Forbidden']],
  [
    {
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [
        c({
          volumeDevices: [
            { name: 'v', devicePath: '/dev/x' },
            { name: 'w', devicePath: '/dev/x' },
          ],
        }),
      ],
    },
    [
      'spec.containers[0].volumeDevices[0].name Invalid',
      'spec.containers[0].volumeDevices[1].name NotFound',
      'spec.containers[0].volumeDevices[1].devicePath Invalid',
    ],
  ],
];

for (const [spec, findings] of creations)
  test(`a pod with ${JSON.stringify(spec)}`, async () => {
    const { create } = await world();
    assert.deepEqual(await findingsOf(create(spec)), findings);
  });

const gates = [{ name: 'a' }, { name: 'b' }];
const affinity = (...values: string[]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: values.map((key) => ({ key, operator: 'Exists' })) }],
    },
  },
});
const TERMS = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';

const updates: readonly (readonly [before: Partial<PodSpec>, after: Partial<PodSpec>, findings: string[]])[] = [
  [{ schedulingGates: gates }, { schedulingGates: [{ name: 'b' }] }, []],
  [
    { schedulingGates: gates },
    { schedulingGates: [...gates, { name: 'x' }] },
    ['spec.schedulingGates[2].name Forbidden'],
  ],
  [{}, { schedulingGates: [{ name: 'x' }] }, ['spec.schedulingGates[0].name Forbidden']],
  [{ schedulingGates: gates, nodeSelector: { a: 'b' } }, { nodeSelector: { a: 'b', c: 'd' } }, []],
  [{ schedulingGates: gates, nodeSelector: { a: 'b' } }, { nodeSelector: { a: 'c' } }, ['spec.nodeSelector Invalid']],
  [{ nodeSelector: { a: 'b' } }, { nodeSelector: { a: 'b', c: 'd' } }, ['spec Forbidden']],
  [{ schedulingGates: gates }, { affinity: affinity('x') }, []],
  [{ schedulingGates: gates, affinity: affinity('x') }, { affinity: affinity('x', 'y') }, []],
  [{ schedulingGates: gates, affinity: affinity('x') }, { affinity: affinity('y') }, [`${TERMS}[0] Invalid`]],
  [{ affinity: affinity('x') }, { affinity: affinity('x', 'y') }, ['spec Forbidden']],
  [{ tolerations: [{ key: 'k', operator: 'Exists' }] }, { tolerations: [] }, ['spec.tolerations Forbidden']],
  [
    { tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }] },
    { tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 9 }] },
    [],
  ],
];

for (const [before, after, findings] of updates)
  test(`a pod with ${JSON.stringify(before)} that gets ${JSON.stringify(after)}`, async () => {
    const { client, create } = await world();
    await create(before);
    const change = client.modify<Pod>(podKind, 'a', 'p', (pod) => ({ ...pod, spec: { ...pod.spec, ...after } }));
    assert.deepEqual(await findingsOf(change), findings);
  });

test('gates hold a pod back until the last one is open', async () => {
  const { client, create, settle, store, events } = await world();
  store.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-0' } });
  const { status } = await create({ schedulingGates: [{ name: 'a' }] });
  await settle();
  assert.deepEqual(status?.conditions, [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
      lastProbeTime: null,
      lastTransitionTime: null,
    },
  ]);
  assert.deepEqual(events(), []);
  await client.modify<Pod>(podKind, 'a', 'p', ({ spec }) => void delete spec.schedulingGates);
  await settle();
  assert.equal((await client.get<Pod>(podKind, 'a', 'p')).spec.nodeName, 'worker-0');
});
