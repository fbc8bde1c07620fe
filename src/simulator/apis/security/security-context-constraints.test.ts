import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import { securityContextConstraintsKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { defaultConstraints } from './default-constraints.ts';
import { securityStorages } from './security-storages.ts';

const api = () => {
  const plane = controlPlane();
  plane.catalog.add(
    ...securityStorages(plane.machinery, { listers: plane.listers, authorize: () => ({ allowed: false }) }),
  );
  const create = (content: object) =>
    plane.client.create<SecurityContextConstraints>(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name: 'x' },
      runAsUser: { type: 'RunAsAny' },
      seLinuxContext: { type: 'RunAsAny' },
      ...content,
    } as unknown as SecurityContextConstraints);
  return { ...plane, create };
};

test('what constraints leave out allows no more than it says, and any group', async () => {
  const { apiVersion, kind: _, metadata, ...content } = await api().create({ volumes: ['secret', '*', 'hostPath'] });
  assert.equal(apiVersion, 'security.openshift.io/v1');
  assert.equal(metadata.generation, 1);
  const { volumes, ...rest } = content;
  assert.deepEqual(rest, {
    allowHostDirVolumePlugin: false,
    allowHostIPC: false,
    allowHostNetwork: false,
    allowHostPID: false,
    allowHostPorts: false,
    allowPrivilegeEscalation: true,
    allowPrivilegedContainer: false,
    allowedCapabilities: null,
    defaultAddCapabilities: null,
    fsGroup: { type: 'RunAsAny' },
    groups: [],
    priority: null,
    readOnlyRootFilesystem: false,
    requiredDropCapabilities: null,
    runAsUser: { type: 'RunAsAny' },
    seLinuxContext: { type: 'RunAsAny' },
    supplementalGroups: { type: 'RunAsAny' },
    users: [],
  });
  assert.equal(volumes?.length, 29);
  assert.equal(volumes?.includes('hostPath'), false);
});

const volumes: readonly (readonly [given: object, kept: readonly string[]])[] = [
  [{ volumes: [] }, ['none']],
  [{ volumes: [], allowHostDirVolumePlugin: true }, ['hostPath']],
  [{ volumes: ['secret'], allowHostDirVolumePlugin: true }, ['hostPath', 'secret']],
  [{ allowHostDirVolumePlugin: true }, ['*']],
  [{ volumes: ['secret', 'hostPath'] }, ['secret']],
];
for (const [given, kept] of volumes)
  test(`volumes of the host follow the flag for them: ${JSON.stringify(given)}`, async () =>
    assert.deepEqual((await api().create(given)).volumes, kept));

const refused: readonly (readonly [content: object, ...findings: string[]])[] = [
  [
    { allowHostIPC: 'a' },
    'allowHostIPC: Invalid value: "string": allowHostIPC in body must be of type boolean: "string"',
  ],
  [{ priority: -1 }, 'priority: Invalid value: -1: priority cannot be negative'],
  [
    { runAsUser: { uid: -1 } },
    'runAsUser.type: Invalid value: "": invalid strategy type.  Valid values are MustRunAs, MustRunAsNonRoot, MustRunAsRange, RunAsAny',
    'runAsUser.uid: Invalid value: -1: uid cannot be negative',
  ],
  [
    { fsGroup: { type: 'Any', ranges: [{ min: 3, max: 2 }] } },
    'fsGroup.type: Unsupported value: "Any": supported values: "MustRunAs", "RunAsAny"',
    'fsGroup.ranges[0].min: Invalid value: v1.IDRange{Min:3, Max:2}: min cannot be greater than max',
  ],
  [
    { requiredDropCapabilities: ['KILL'], allowedCapabilities: ['KILL', '*'] },
    'allowedCapabilities: Invalid value: "KILL": capability is listed in allowedCapabilities and requiredDropCapabilities',
    'requiredDropCapabilities: Invalid value: []v1.Capability{"KILL"}: required capabilities must be empty when all capabilities are allowed by a wildcard',
  ],
  [
    { volumes: ['none', 'secret'] },
    'volumes: Invalid value: []v1.FSType{"none", "secret"}: if \'none\' is specified, no other values are allowed',
  ],
  [
    { volumes: ['secret'], allowedFlexVolumes: [{ driver: 'a/b' }] },
    `allowedFlexVolumes: Invalid value: []v1.AllowedFlexVolume{v1.AllowedFlexVolume{Driver:"a/b"}}: volumes does not include 'flexVolume' or '*', so no flex volumes are allowed`,
  ],
  [
    { allowPrivilegeEscalation: false, defaultAllowPrivilegeEscalation: true },
    'defaultAllowPrivilegeEscalation: Invalid value: true: Cannot set DefaultAllowPrivilegeEscalation to true without also setting AllowPrivilegeEscalation to true',
  ],
  [
    { allowedUnsafeSysctls: ['net.*', 'a.b'], forbiddenSysctls: ['net.core', '*'] },
    "forbiddenSysctls.items: Forbidden: if '*' is present, must not specify other sysctls",
    'forbiddenSysctls[0]: Invalid value: "net.core": sysctl overlaps with net.*',
    'allowedUnsafeSysctls[0]: Invalid value: "net.*": sysctl overlaps with *',
    'allowedUnsafeSysctls[1]: Invalid value: "a.b": sysctl overlaps with *',
  ],
];
for (const [content, ...findings] of refused)
  test(`refused: ${JSON.stringify(content)}`, async () => {
    const list = findings.length === 1 ? findings[0] : `[${findings.join(', ')}]`;
    await assert.rejects(api().create(content), {
      code: 422,
      message: `SecurityContextConstraints.security.openshift.io "x" is invalid: ${list}`,
    });
  });

test('the constraints of a new cluster are as its server would keep them', async () => {
  const { create } = api();
  for (const { name, content } of defaultConstraints()) {
    const { apiVersion: _, kind: __, metadata: ___, ...kept } = await create({ ...content, metadata: { name } });
    assert.deepEqual(kept, content, name);
  }
});
