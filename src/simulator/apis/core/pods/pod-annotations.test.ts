import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../../resources/kinds/kinds.ts';
import { MIRROR, type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { PodSpec } from '../../../../resources/workloads/pod-spec.ts';
import type { StatusError } from '../../../apimachinery/status-error.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const world = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const create = (annotations: Record<string, string>, spec: Partial<PodSpec> = {}) => {
    const pod = plainPod({ name: 'p', namespace: 'a', annotations, labels: { app: 'web' } }, 'web:1');
    Object.assign(pod.spec, spec);
    return plane.client.create<Pod>(podKind, pod);
  };
  return { ...plane, create };
};

const findingsOf = async (write: Promise<unknown>): Promise<string[]> =>
  write.then(
    () => [],
    (error: StatusError) =>
      (error.details?.causes ?? []).map(({ field, reason }) => `${field} ${reason?.replace('FieldValue', '')}`),
  );

const volume = (source: object): Partial<PodSpec> => ({ volumes: [{ name: 'v', ...source }] });
const claim = (template: object): Partial<PodSpec> => volume({ ephemeral: { volumeClaimTemplate: template } });
const spread = (more: object): Partial<PodSpec> =>
  ({
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule', ...more }],
  }) as Partial<PodSpec>;
const mount = (more: object): Partial<PodSpec> => ({
  ...volume({ emptyDir: {} }),
  containers: [{ name: 'c', image: 'web:1', volumeMounts: [{ name: 'v', mountPath: '/v', ...more }] }],
});
const AT = 'spec.volumes[0]';

for (const [what, annotations, spec, findings] of [
  ['an unknown profile', { [SECCOMP]: 'mine' }, {}, [`metadata.annotations.${SECCOMP} Invalid`]],
  [
    'two profiles',
    { [SECCOMP]: 'unconfined' },
    { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    ['spec.securityContext.seccompProfile.type Forbidden'],
  ],
  [
    'a profile for nobody',
    { [`${APP_ARMOR}z`]: 'mine' },
    {},
    [`metadata.annotations[${APP_ARMOR}z] Invalid`, `metadata.annotations[${APP_ARMOR}z] Invalid`],
  ],
  ['a mirror of no node', { [MIRROR]: '' }, {}, [`metadata.annotations[${MIRROR}] Invalid`]],
  [
    'what is written below a mount that is read alone',
    {},
    mount({ recursiveReadOnly: 'Enabled' }),
    ['spec.containers[0].volumeMounts.recursiveReadOnly Forbidden'],
  ],
  [
    'keys for no selector',
    {},
    spread({ matchLabelKeys: ['a'] }),
    ['spec.topologySpreadConstraints[0].matchLabelKeys Forbidden'],
  ],
  [
    'a key twice',
    {},
    spread({ matchLabelKeys: ['a'], labelSelector: { matchLabels: { a: 'b' } } }),
    ['spec.topologySpreadConstraints[0].matchLabelKeys[0] Invalid'],
  ],
  [
    'a claim that says who it is and not what it asks for',
    {},
    claim({ metadata: { name: 'x', uid: 'y' }, spec: { accessModes: ['ReadWriteOnce'] } }),
    [
      `${AT}.ephemeral.volumeClaimTemplate.metadata.name Forbidden`,
      `${AT}.ephemeral.volumeClaimTemplate.metadata.uID Forbidden`,
      `${AT}.ephemeral.volumeClaimTemplate.spec.resources[storage] Required`,
    ],
  ],
  [
    'an unknown target',
    {},
    volume({ iscsi: { targetPortal: 'h', iqn: 'iqn.x', lun: 256 } }),
    [`${AT}.iscsi.iqn Invalid`, `${AT}.iscsi.lun Invalid`],
  ],
  ['a share without a name', {}, volume({ azureFile: { secretName: 's' } }), [`${AT}.azureFile.shareName Required`]],
  ['no registry', {}, volume({ quobyte: { registry: 'h', volume: 'v' } }), [`${AT}.quobyte.registry Invalid`]],
  [
    'a key that selects twice',
    {},
    {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'z', matchLabelKeys: ['app'], labelSelector: { matchLabels: { app: 'x' } } },
          ],
        },
      },
    },
    ['spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0][0] Invalid'],
  ],
  [
    'a label that nobody can have',
    {},
    {
      containers: [
        {
          name: 'c',
          image: 'web:1',
          env: [{ name: 'E', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a~b']" } } }],
        },
      ],
    },
    ['spec.containers[0].env[0].valueFrom.fieldRef Invalid'],
  ],
  [
    'the processes of others twice',
    {},
    { hostPID: true, shareProcessNamespace: true },
    ['spec.securityContext.shareProcessNamespace Invalid'],
  ],
  ['no unit', {}, volume({ fc: { targetWWNs: ['w'] } }), [`${AT}.fc.lun Required`]],
  [
    'a directory above',
    {},
    volume({ gitRepo: { repository: 'r', directory: '../d' } }),
    [`${AT}.gitRepo.directory Invalid`],
  ],
] as const satisfies readonly (readonly [string, Record<string, string>, Partial<PodSpec>, string[]])[]) {
  test(`a pod with ${what} is refused`, async () => {
    const { create } = await world();
    assert.deepEqual(
      (await findingsOf(create(annotations as Record<string, string>, spec))).filter(
        (each) => !each.includes('[0].name '),
      ),
      findings,
    );
  });
}

test('annotations that the node goes by stay', async () => {
  const { create, client } = await world();
  const pod = await create({ [SECCOMP]: 'localhost/a.json' });
  const change = (annotations: Record<string, string>) =>
    client.update<Pod>(podKind, { ...pod, metadata: { ...pod.metadata, annotations } });
  assert.deepEqual(await findingsOf(change({ [MIRROR]: 'x' })), [
    `metadata.annotations[${MIRROR}] Forbidden`,
    `metadata.annotations[${MIRROR}] Invalid`,
  ]);
  assert.deepEqual(await findingsOf(change({ any: 'x' })), []);
});

test('pods that are near by a key are near by the value that the pod has', async () => {
  const { create } = await world();
  const term = { topologyKey: 'z', matchLabelKeys: ['app', 'none'], labelSelector: { matchLabels: { b: 'c' } } };
  const { spec } = await create({}, {
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
  } as Partial<PodSpec>);
  const [made] =
    (spec.affinity as { podAntiAffinity: Record<string, (typeof term)[]> }).podAntiAffinity[
      'requiredDuringSchedulingIgnoredDuringExecution'
    ] ?? [];
  assert.deepEqual(made?.labelSelector, {
    matchLabels: { b: 'c' },
    matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
  });
});
