import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { sharedAuthority } from '../../pki/shared-authority.ts';

/** A webhook that listens, and what was asked of it. What it responds gets the identity of the request. */
export const listeningWebhook = async <Request extends { uid: string }>(respond: (request: Request) => object) => {
  const authority = await sharedAuthority();
  const { key, certificate } = await authority.issueServing({
    dns: ['webhook.example.com', 'hook.a.svc'],
    ips: ['127.0.0.1'],
  });
  const asked: Request[] = [];
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    const review = (await json(request)) as { request: Request };
    asked.push(review.request);
    response.end(JSON.stringify({ ...review, response: { uid: review.request.uid, ...respond(review.request) } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/review`,
    caBundle: Buffer.from(authority.certificate).toString('base64'),
    ownCertificate: Buffer.from(certificate).toString('base64'),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
