import assert from 'node:assert/strict';
import http2 from 'node:http2';
import test from 'node:test';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { origin } from '../api/manifest-handlers.ts';
import { Exchange } from './exchange.ts';
import { Listener } from './listener.ts';

const listen = async (port = 0): Promise<Listener> => {
  const authority = await sharedAuthority();
  const listener = new Listener({
    tls: await authority.issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] }),
    port,
    handle: (request, response) => {
      const exchange = new Exchange(request, response, {
        headers: { 'X-Always': '1' },
        jsonContentType: 'application/json',
        onAnswer: () => undefined,
      });
      exchange.send(202, { Location: `${origin(exchange)}/here` }, exchange.method);
    },
  });
  await listener.start();
  return listener;
};

test('HTTP/2 is spoken to those who can', async (context) => {
  const listener = await listen();
  const { certificate: ca } = await sharedAuthority();
  const session = http2.connect(`https://localhost:${listener.port}`, {
    ca,
    lookup: (_host, options, done) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
  });
  context.after(async () => {
    session.destroy();
    await listener.stop();
  });
  const stream = session.request({ ':method': 'POST', ':path': '/x' });
  const headers = await new Promise<http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader>((resolve) =>
    stream.once('response', resolve),
  );
  assert.equal(headers[':status'], 202);
  assert.equal(headers['x-always'], '1');
  assert.equal(headers['location'], `https://localhost:${listener.port}/here`);
  assert.equal(Buffer.concat(await stream.toArray()).toString(), 'POST');
});

test('a port that is taken is named', async (context) => {
  const listener = await listen();
  context.after(() => listener.stop());
  await assert.rejects(listen(listener.port), {
    message: new RegExp(`^cannot listen on 127\\.0\\.0\\.1:${listener.port}: .*EADDRINUSE.*; free the port`),
  });
});
