import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateSigningRequestKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { certificateSubject } from './certificate-subject.ts';

/** Of `O=system:masters, CN=eve`. */
const REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIHjMIGJAgEAMCcxFzAVBgNVBAoMDnN5c3RlbTptYXN0ZXJzMQwwCgYDVQQDDANl
dmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS2cEyH98mR/mooduRwlwdNfF55
QjKeqaKYCH2vfiyK45YP3mVhdnOKhR8LUko5Ow4HKtuOF1UZOA3/a3oLpzT1oAAw
CgYIKoZIzj0EAwIDSQAwRgIhAKgShgHOVUK1em5kvQ0DsS/ycSu+iKp0hBB0bUly
qPNGAiEAjY6Ei5onUZxfBy4xpaoxHjzjz3FVGW6vAC29bx8+co4=
-----END CERTIFICATE REQUEST-----
`;

for (const [signerName, request, refused] of [
  ['kubernetes.io/kube-apiserver-client', REQUEST, true],
  ['example.com/mine', REQUEST, false],
  ['kubernetes.io/kube-apiserver-client', '-----BEGIN CERTIFICATE REQUEST-----', false],
] as const)
  test(`a certificate of ${signerName} by ${request.length} characters is ${refused ? 'refused' : 'let through'}`, async () => {
    const spec = { signerName, request: Buffer.from(request).toString('base64') };
    const object = { apiVersion: 'certificates.k8s.io/v1', kind: kind.kind, metadata: { name: 'x' }, spec };
    const ask = async () =>
      certificateSubject({ operation: 'CREATE', kind, context: internalContext(undefined), object, old: undefined });
    if (refused)
      await assert.rejects(ask, {
        code: 403,
        message:
          'certificatesigningrequests.certificates.k8s.io "x" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed',
      });
    else await ask();
  });
