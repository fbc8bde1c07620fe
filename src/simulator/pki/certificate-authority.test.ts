import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import test from 'node:test';
import tls from 'node:tls';
import { createCertificateAuthority } from './certificate-authority.ts';
import { sharedAuthority } from './shared-authority.ts';

test('the authority signs itself and may sign others', async () => {
  const authority = new X509Certificate((await createCertificateAuthority('test-ca')).certificate);
  assert.equal(authority.ca, true);
  assert.equal(authority.subject, 'CN=test-ca');
  assert.ok(authority.verify(authority.publicKey));
});

test('a serving certificate is valid for its names and addresses', async () => {
  const authority = await createCertificateAuthority('test-ca');
  const { certificate } = await authority.issueServing({
    dns: ['docker.io', 'registry-1.docker.io'],
    ips: ['127.0.0.1'],
  });
  const served = new X509Certificate(certificate);
  assert.ok(served.checkIssued(new X509Certificate(authority.certificate)));
  assert.equal(served.checkHost('registry-1.docker.io'), 'registry-1.docker.io');
  assert.equal(served.checkIP('127.0.0.1'), '127.0.0.1');
  assert.equal(served.checkHost('quay.io'), undefined);
});

test('a client certificate names the user and the groups', async () => {
  const authority = await createCertificateAuthority('test-ca');
  const { certificate } = await authority.issueClient({ name: 'kube:admin', groups: ['system:masters', 'ops qa'] });
  assert.deepEqual(new X509Certificate(certificate).subject.split('\n').sort(), [
    'CN=kube:admin',
    'O=ops qa',
    'O=system:masters',
  ]);
});

/** Of `O=developers, CN=jane`. */
const REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIHfMIGGAgEAMCQxEzARBgNVBAoMCmRldmVsb3BlcnMxDTALBgNVBAMMBGphbmUw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQIfn6bAPeX1Zv4sXeVaFalhejoHqSM
CQCYLe3RKqD2WMNM2uhW9rhv+nRf9hfGnNrixanqfi953xL94YwrgjsqoAAwCgYI
KoZIzj0EAwIDSAAwRQIhAOMDxr21PyH6x9LzZFWwW2Jt7AyU6Ww8BYDPxNOpGK9i
AiAPWJ2iRyjfpJdF8nBBUK21IH3aV2QGQ413uS7rU1VECQ==
-----END CERTIFICATE REQUEST-----
`;

test('a request of somebody with a key is signed with the name that it has', async () => {
  const authority = await createCertificateAuthority('test-ca');
  const signed = new X509Certificate(await authority.signRequest(REQUEST, 3600));
  assert.ok(signed.checkIssued(new X509Certificate(authority.certificate)));
  assert.deepEqual(signed.subject.split('\n').sort(), ['CN=jane', 'O=developers']);
  assert.equal(signed.validToDate.getTime() - signed.validFromDate.getTime(), 3900_000);
  const long = new X509Certificate(await authority.signRequest(REQUEST, 36_000));
  assert.equal(long.validToDate.getTime() - long.validFromDate.getTime(), 36_000_000);
  assert.deepEqual(signed.keyUsage, ['1.3.6.1.5.5.7.3.2']);
});

test('a server with an issued certificate is trusted by clients of the authority and by no others', async (context) => {
  const authority = await sharedAuthority();
  const { certificate, key } = await authority.issueServing({ dns: ['quay.io'] });
  const server = tls.createServer({ cert: certificate, key }, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const { port } = server.address() as { port: number };
  const connect = (ca: string) =>
    new Promise<string>((resolve) => {
      const socket = tls
        .connect({ host: '127.0.0.1', port, servername: 'quay.io', ca }, () => resolve('trusted'))
        .resume();
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
  assert.equal(await connect(authority.certificate), 'trusted');
  assert.match(await connect((await sharedAuthority('untrusted')).certificate), /UNABLE_TO|SELF_SIGNED/);
});

test('clusters of one process share authority and certificates', async () => {
  assert.equal(await sharedAuthority(), await sharedAuthority());
  const names = { dns: ['docker.io'] };
  assert.equal(
    await (await sharedAuthority()).issueServing(names),
    await (await sharedAuthority()).issueServing({ dns: ['docker.io'] }),
  );
});
