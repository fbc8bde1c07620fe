import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sharedAuthority } from '../../src/simulator/pki/shared-authority.ts';

/** What one request after the other takes, milliseconds each, when client and bare server are in this process and nothing is done with it. */
export const measureBareExchange = async (requests: number): Promise<number> => {
  const authority = await sharedAuthority();
  const { certificate, key } = await authority.issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] });
  const server = createServer({ cert: certificate, key }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  const exchange = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = request({ agent, host: '127.0.0.1', port }, (response) =>
        response.resume().once('end', resolve),
      );
      outgoing.once('error', reject).end();
    });
  const started = performance.now();
  for (let count = 0; count < requests; count += 1) await exchange();
  const time = performance.now() - started;
  agent.destroy();
  server.close();
  return time / requests;
};
