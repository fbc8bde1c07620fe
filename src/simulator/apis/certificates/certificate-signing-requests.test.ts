import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateSigningRequestKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { NODE_REQUEST } from '../../testing/certificate-requests.fixture.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { certificateSigningRequests } from './certificate-signing-requests.ts';

type Request = KubeObject & {
  status?: { certificate?: string; conditions?: Record<string, string>[] };
};

test('an approval is dated, and writes nothing but conditions', async () => {
  const { catalog, client, clock, machinery, settle } = controlPlane();
  catalog.add(certificateSigningRequests(machinery));
  const request = Buffer.from(NODE_REQUEST).toString('base64');
  const spec = { request, signerName: 'example.com/mine', usages: ['client auth'] };
  await client.create<KubeObject>(kind, {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'x' },
    spec,
  } as KubeObject);
  const approve = (status: NonNullable<Request['status']>) =>
    client.modify<Request>(kind, undefined, 'x', (current) => void (current.status = status), 'approval');
  const condition = { type: 'Approved', status: 'True' };
  const first = await approve({ conditions: [condition], certificate: 'AAAA' });
  const [since] = first.status?.conditions?.map(({ lastTransitionTime }) => lastTransitionTime) ?? [];
  assert.deepEqual(first.status, {
    conditions: [{ ...condition, lastUpdateTime: since, lastTransitionTime: since }],
  });
  await clock.advanceTo(clock.now() + 60_000, settle);
  const again = await approve({ conditions: [{ ...condition, message: 'again' }] });
  assert.equal(again.status?.conditions?.[0]?.['lastTransitionTime'], since);
  assert.notEqual(again.status?.conditions?.[0]?.['lastUpdateTime'], since);
});

test('a request says who asks, whatever the client says', async () => {
  const { catalog, client, machinery } = controlPlane();
  catalog.add(certificateSigningRequests(machinery));
  const request = Buffer.from(NODE_REQUEST).toString('base64');
  const claimed = { username: 'somebody', uid: 'else', extra: { x: ['y'] } };
  const user = { username: 'jane', groups: ['developers'], extra: { scopes: ['user:full'] } };
  const made = await client.as(user).create(kind, {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'x' },
    spec: { request, signerName: 'example.com/mine', usages: ['client auth'], ...claimed },
  } as KubeObject);
  const { username, groups, uid, extra } = (made as unknown as { spec: Record<string, unknown> }).spec;
  assert.deepEqual({ username, groups, uid, extra }, { ...user, uid: undefined });
});
