import { request } from 'node:https';
import { EnvironmentError } from '../errors/environment-error.ts';
import { type KubeconfigSource, loadKubeconfig } from './kubeconfig.ts';

/**
 * Asks the OAuth server of a cluster for a token, as `oc login -u -p` does: with Basic credentials and the client that is
 * meant for challenges.
 *
 * @returns `undefined` when the name or the password is wrong
 * @throws EnvironmentError when the server cannot be reached, or gives no token
 * @see https://docs.openshift.com/container-platform/4.19/authentication/configuring-oauth-clients.html
 */
export const requestPasswordToken = async (
  source: KubeconfigSource,
  user: string,
  password: string,
): Promise<string | undefined> => {
  const connection = await loadKubeconfig(source);
  const { ca, rejectUnauthorized } = await connection.authenticate();
  const url = `${connection.server}/oauth/authorize?response_type=token&client_id=openshift-challenging-client`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    'x-csrf-token': '1',
  };
  const { status, location } = await new Promise<{ status: number; location: string }>((resolve, reject) => {
    const outgoing = request(url, { ca, rejectUnauthorized, headers, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' });
    });
    outgoing.once('error', (cause) =>
      reject(new EnvironmentError(`${connection.server} cannot be reached: ${cause.message}`, { cause })),
    );
    outgoing.end();
  });
  if (status === 401) return undefined;
  const token = new URLSearchParams(location.slice(location.indexOf('#') + 1)).get('access_token');
  if (token) return token;
  throw new EnvironmentError(`${connection.server} gave no token: it answered ${status}`, {
    hint: 'log in with a token: oc login --token=…',
  });
};
