import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { sharedAuthority } from '../../src/simulator/pki/shared-authority.ts';

// The least that could answer a request over TLS: the same certificates, and nothing behind the server.
const authority = await sharedAuthority();
const { certificate, key } = await authority.issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] });
const server = createServer({ cert: certificate, key }, (_request, response) => response.end('{}'));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ api: `https://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
process.once('SIGTERM', () => process.exit());
