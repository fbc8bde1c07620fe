import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { NODE_REQUEST } from '../../testing/certificate-requests.fixture.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createApprovingController } from './approving-controller.ts';
import type { SigningRequest } from './signing-controller.ts';

/** What is said to approve a request of somebody who may ask for these certificates. */
const approval = async (username: string, rights: readonly string[], signerName: string) => {
  const plane = controlPlane();
  plane.run(
    createApprovingController(({ user, subresource = '' }) => ({
      allowed: user.username === username && rights.includes(subresource),
    })),
  );
  await plane.client.as({ username, groups: [] }).create<SigningRequest>(certificateSigningRequestKind, {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'x' },
    spec: {
      request: Buffer.from(NODE_REQUEST).toString('base64'),
      signerName,
      usages: ['client auth', 'digital signature'],
    },
  });
  await plane.settle();
  const { status } = await plane.client.get<SigningRequest>(certificateSigningRequestKind, undefined, 'x');
  return status?.conditions?.map(({ type, reason, message }) => `${type} ${reason}: ${message}`).join();
};

const KUBELET = 'kubernetes.io/kube-apiserver-client-kubelet';
const FIRST = 'Approved AutoApproved: Auto approving kubelet client certificate after SubjectAccessReview.';
const NEXT = 'Approved AutoApproved: Auto approving self kubelet client certificate after SubjectAccessReview.';

test('certificates of nodes are approved for those who may have them', async () => {
  assert.equal(await approval('bootstrapper', ['nodeclient'], KUBELET), FIRST);
  assert.equal(await approval('system:node:n1', ['selfnodeclient'], KUBELET), NEXT);
});

test('who lacks the right, asks for another node or another signer waits', async () => {
  assert.equal(await approval('bootstrapper', [], KUBELET), undefined);
  assert.equal(await approval('system:node:n2', ['selfnodeclient'], KUBELET), undefined);
  assert.equal(await approval('bootstrapper', ['nodeclient'], 'kubernetes.io/kube-apiserver-client'), undefined);
});
