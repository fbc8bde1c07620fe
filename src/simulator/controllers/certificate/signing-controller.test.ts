import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { NODE_REQUEST, STAFF_REQUEST } from '../../testing/certificate-requests.fixture.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createSigningController, type SigningRequest } from './signing-controller.ts';

const request = async (spec: Partial<SigningRequest['spec']>, condition = 'Approved') => {
  const plane = controlPlane();
  const pem = (await sharedAuthority()).certificate;
  plane.run(createSigningController(async (_, lifetime) => `${pem}for ${lifetime}`));
  const usages = ['client auth', 'digital signature'];
  const whole = {
    request: Buffer.from(STAFF_REQUEST).toString('base64'),
    signerName: 'kubernetes.io/kube-apiserver-client',
    usages,
  };
  await plane.client.create<SigningRequest>(certificateSigningRequestKind, {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'x' },
    spec: { ...whole, ...spec },
  });
  await plane.settle();
  await plane.client.modify<SigningRequest>(
    certificateSigningRequestKind,
    undefined,
    'x',
    (current) => void (current.status = { conditions: [{ type: condition, status: 'True' }] }),
    'approval',
  );
  await plane.settle();
  const { status } = await plane.client.get<SigningRequest>(certificateSigningRequestKind, undefined, 'x');
  return { ...status, certificate: status?.certificate && Buffer.from(status.certificate, 'base64').toString() };
};

test('an approved request for a client is signed, for the time that it asks for and no longer than a month', async () => {
  assert.match((await request({ expirationSeconds: 3600 })).certificate ?? '', /CERTIFICATE-----\s+for 3600$/);
  assert.match((await request({ expirationSeconds: 1e9 })).certificate ?? '', /CERTIFICATE-----\s+for 2592000$/);
});

test('requests that are denied, or for another signer, wait', async () => {
  assert.equal((await request({}, 'Denied')).certificate, undefined);
  assert.equal((await request({ signerName: 'example.com/mine' })).certificate, undefined);
});

test('a request for something else than a client fails', async () => {
  const { certificate, conditions } = await request({ usages: ['server auth'] });
  assert.equal(certificate, undefined);
  assert.partialDeepStrictEqual(conditions?.at(-1), {
    type: 'Failed',
    status: 'True',
    reason: 'SignerValidationFailure',
    message: 'invalid usage for client certificate: server auth',
  });
});

const ofNode = { request: Buffer.from(NODE_REQUEST).toString('base64') };

test('nodes get certificates to log in with, and to answer with when they say where', async () => {
  const client = { ...ofNode, signerName: 'kubernetes.io/kube-apiserver-client-kubelet' };
  assert.match((await request(client)).certificate ?? '', /for 2592000$/);
  const why = async (spec: Partial<SigningRequest['spec']>) => (await request(spec)).conditions?.at(-1)?.message;
  assert.equal(
    await why({ ...client, request: Buffer.from(STAFF_REQUEST).toString('base64') }),
    'subject organization is not system:nodes',
  );
  assert.equal(
    await why({ ...client, usages: ['client auth'] }),
    'usages did not match [client auth digital signature key encipherment]',
  );
  assert.equal(
    await why({ ...client, signerName: 'kubernetes.io/kubelet-serving', usages: ['server auth', 'digital signature'] }),
    'DNS or IP subjectAltName is required',
  );
});
