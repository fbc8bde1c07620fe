import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateSigningRequestKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { signerPermissions } from './signer-permissions.ts';

const request = (status: object): KubeObject =>
  ({
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'x' },
    spec: { signerName: 'example.com/mine' },
    status,
  }) as KubeObject;

const conditions = [{ type: 'Approved', status: 'True' }];

for (const [may, subresource, status, verdict] of [
  ['approve example.com/mine', 'approval', { conditions }, undefined],
  ['approve example.com/*', 'approval', { conditions }, undefined],
  ['approve example.com/other', 'approval', { conditions }, 'approve'],
  ['approve example.com/mine', 'status', { certificate: 'AAAA' }, 'sign'],
  ['sign example.com/mine', 'status', { certificate: 'AAAA' }, undefined],
  ['nothing', 'status', {}, undefined],
] as const)
  test(`who may ${may} ${verdict === undefined ? 'may' : 'may not'} write ${JSON.stringify(status)} to ${subresource}`, async () => {
    const plugin = signerPermissions(({ verb, name }) => ({ allowed: `${verb} ${name}` === may }));
    const context = { user: { username: 'u', groups: [] } } as unknown as AdmissionAttributes['context'];
    const ask = async () =>
      plugin({ operation: 'UPDATE', kind, subresource, context, object: request(status), old: request({}) });
    if (verdict === undefined) await ask();
    else
      await assert.rejects(ask, {
        code: 403,
        message: `certificatesigningrequests.certificates.k8s.io "x" is forbidden: user not permitted to ${verdict} requests with signerName "example.com/mine"`,
      });
  });
