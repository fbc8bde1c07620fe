import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { EnvironmentError } from '../errors/environment-error.ts';
import { type KubeconfigSource, loadKubeconfig } from './kubeconfig.ts';

/**
 * Asks the OAuth server of a cluster for a token, as `oc login -u -p` does: Basic credentials and the client that is meant for
 * challenges get a code, which whoever knows the word behind its challenge exchanges for the token.
 *
 * @returns `undefined` when the name or the password is wrong
 * @throws EnvironmentError when the server cannot be reached, or gives no token
 * @see https://docs.openshift.com/container-platform/4.19/authentication/configuring-oauth-clients.html
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export const requestPasswordToken = async (
  source: KubeconfigSource,
  user: string,
  password: string,
): Promise<string | undefined> => {
  const connection = await loadKubeconfig(source);
  const { ca, rejectUnauthorized } = await connection.authenticate();
  const ask = (path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    answerOf(`${connection.server}${path}`, { ca, rejectUnauthorized, headers, agent: false }, body);
  const word = randomBytes(32).toString('base64url');
  const redirect = `${connection.server}/oauth/token/implicit`;
  const wanted = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(word).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const { status, location } = await ask(`/oauth/authorize?${wanted}`, {
    authorization: basic(user, password),
    'x-csrf-token': '1',
  });
  if (status === 401) return undefined;
  const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null;
  const form = { grant_type: 'authorization_code', code: code ?? '', code_verifier: word, redirect_uri: redirect };
  const exchanged =
    code === null
      ? undefined
      : await ask(
          '/oauth/token',
          { authorization: basic(CLIENT, ''), 'content-type': 'application/x-www-form-urlencoded' },
          new URLSearchParams(form).toString(),
        );
  if (exchanged?.status === 200) return (JSON.parse(exchanged.body) as { access_token: string }).access_token;
  throw new EnvironmentError(`${connection.server} gave no token: it answered ${exchanged?.status ?? status}`, {
    hint: 'log in with a token: oc login --token=…',
  });
};

const CLIENT = 'openshift-challenging-client';

const basic = (name: string, secret: string): string => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

const answerOf = (url: string, options: Parameters<typeof request>[1], body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const refuse = (cause: Error): void =>
      reject(new EnvironmentError(`${new URL(url).origin} cannot be reached: ${cause.message}`, { cause }));
    const outgoing = request(url, { ...options, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      const { statusCode = 0, headers } = answer;
      text(answer).then(
        (content) => resolve({ status: statusCode, location: headers.location ?? '', body: content }),
        refuse,
      );
    });
    outgoing.once('error', refuse);
    outgoing.end(body);
  });
