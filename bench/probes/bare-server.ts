import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { servingCertificate } from '../serving-certificate.ts';

// The least that could answer a request over TLS: the same certificates, and nothing behind the server.
const { certificate, key } = await servingCertificate();
const server = createServer({ cert: certificate, key }, (_request, response) => response.end('{}'));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ api: `https://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
process.once('SIGTERM', () => process.exit());
