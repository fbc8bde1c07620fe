import assert from 'node:assert/strict';
import { get, type RequestOptions } from 'node:https';
import test, { type TestContext } from 'node:test';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { ResumingAgent } from '../../../distribution/resuming-agent.ts';
import { type AuthorityRole, sharedAuthority } from '../../pki/shared-authority.ts';
import { Listener } from './listener.ts';

const names = { dns: ['registry.test'] };

const listen = async (context: TestContext, answer: string, role: AuthorityRole = 'cluster'): Promise<Listener> => {
  const tls = await (await sharedAuthority(role)).issueServing(names);
  const listener = new Listener({ tls, handle: (_, response) => void response.end(answer) });
  await listener.start();
  context.after(() => listener.stop());
  return listener;
};

/** Asks over a new connection: what came back, and whether the connection took up the session of an earlier one. */
const ask = async (
  { port }: Listener,
  agent: ResumingAgent,
  options: RequestOptions = {},
): Promise<readonly [text: string, resumed: boolean]> =>
  new Promise((resolve, reject) => {
    const to = { agent, port, host: '127.0.0.1', servername: 'registry.test', ...options };
    const request = get(to, async (response) => {
      const resumed = (response.socket as TLSSocket).isSessionReused();
      const text = (await response.toArray()).join('');
      agent.destroy();
      resolve([text, resumed]);
    });
    request.on('error', reject);
  });

test('servers with the same certificate take up the sessions of one another, and answer for themselves', async (context) => {
  const secureContext = createSecureContext({ ca: (await sharedAuthority()).certificate });
  const [one, other] = await Promise.all([listen(context, 'one'), listen(context, 'other')]);
  assert.deepEqual(await ask(one, new ResumingAgent({ secureContext })), ['one', false]);
  assert.deepEqual(await ask(one, new ResumingAgent({ secureContext })), ['one', true]);
  assert.deepEqual(await ask(other, new ResumingAgent({ secureContext })), ['other', true]);
});

test('a session says nothing about who asks under another name, without checks, or trusting others', async (context) => {
  const secureContext = createSecureContext({ ca: (await sharedAuthority()).certificate });
  const listener = await listen(context, 'one');
  await ask(listener, new ResumingAgent({ secureContext }));
  const insecure = { rejectUnauthorized: false };
  assert.deepEqual(await ask(listener, new ResumingAgent({ secureContext }), insecure), ['one', false]);
  await assert.rejects(ask(listener, new ResumingAgent({ secureContext }), { servername: 'other.test' }), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  const trusting = createSecureContext({ ca: (await sharedAuthority('untrusted')).certificate });
  await assert.rejects(ask(listener, new ResumingAgent({ secureContext: trusting })), {
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  });
});

test('a server that shows another certificate from now on has to prove itself', async (context) => {
  const secureContext = createSecureContext({ ca: (await sharedAuthority()).certificate });
  const listener = await listen(context, 'one');
  await ask(listener, new ResumingAgent({ secureContext }));
  await listener.useCertificate(await (await sharedAuthority('untrusted')).issueServing(names));
  for (let attempt = 0; attempt < 2; attempt += 1)
    await assert.rejects(ask(listener, new ResumingAgent({ secureContext })), {
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
});
