import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { CommandLine, CommandResult, Shell } from '../../ports/shell.ts';

/** How `oc` says that it has not reached the server. */
const lost =
  /Unable to connect to the server|The connection to the server \S+ was refused|cannot be reached|connection reset by peer|http2: client connection lost|unexpected EOF|i\/o timeout|TLS handshake timeout/;

/** The same, of a request that was never sent. */
const neverSent = /was refused|ECONNREFUSED|connect: connection refused|no route to host|no such host/;

const notLoggedIn = /You must be logged in to the server|\bUnauthorized\b/;

/** Commands that only look. */
const looks = /^(?:get|describe|status|logs|whoami|explain|api-resources|version|events|projects?|image|auth)$/;

/** How often a command is run at most. */
const attempts = 3;

/**
 * Runs a command at the terminal of a cluster to which the connection may be lost for a while: once the cluster is back, what
 * only looks, or has not reached it, is run again.
 *
 * @param user who the run is on the cluster
 * @param send does something with the cluster when it is its turn
 * @throws EnvironmentError when the cluster stays away, or no longer accepts the credentials
 * @throws UnsupportedError when the user may not do it
 */
export const steadyCommand =
  (api: KubeApi, user: string | undefined, send: <T>(work: () => Promise<T>) => Promise<T>) =>
  async (shell: Shell, command: CommandLine): Promise<CommandResult> => {
    for (let attempt = 1; ; attempt++) {
      const result = await send(() => shell.run(command));
      const { exitCode, stdout, stderr } = result;
      if (exitCode === 0) return result;
      const said = `${stdout}\n${stderr}`;
      if (lost.test(said) || notLoggedIn.test(said)) await ask(api);
      refuseWhatTakesRights(stderr, user);
      const again = lost.test(said) && (looks.test(command.argv[1] ?? '') || neverSent.test(said));
      if (!again || attempt === attempts) return result;
    }
  };

/** Waits until the cluster answers this user; throws when it does not. */
const ask = async (api: KubeApi): Promise<void> => {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  await api.request({ method: 'GET', path: '/version' });
  await api
    .request({ method: 'POST', path: '/apis/authentication.k8s.io/v1/selfsubjectreviews', body })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || !('status' in error)) throw error;
    });
};

const refuseWhatTakesRights = (stderr: string, user: string | undefined): void => {
  const line = stderr.split('\n').find((text) => /is forbidden: User "/.test(text));
  if (line === undefined || user === undefined || !line.includes(`User "${user}" cannot`)) return;
  throw new UnsupportedError(`needs:admin: ${line.replace(/^Error from server \(Forbidden\): /, '').trim()}`);
};
