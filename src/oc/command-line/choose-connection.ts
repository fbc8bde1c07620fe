import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ConnectionChoice } from '../../ports/connection-choice.ts';
import { parseDuration } from '../../resources/values/parse-duration.ts';
import type { OcContext } from '../oc-context.ts';
import { OcError } from '../oc-error.ts';
import type { Flag } from './flag.ts';
import type { Flags } from './flags.ts';

/**
 * The session as a command sees it: of the cluster and user that its flags choose, for as long as `--request-timeout` lasts.
 *
 * @throws OcError where the session cannot reach another cluster, and for a time that is none
 */
export const contextFor = async (
  session: OcContext,
  flags: Flags,
  connectionFlags: readonly Flag[],
): Promise<OcContext> => {
  const timed = withTimeout(session, flags.string('request-timeout'));
  const used = connectionFlags.filter(({ name }) => flags.has(name) && name !== 'cache-dir');
  const [first] = used;
  if (first === undefined) return timed;
  if (!session.connect)
    throw new OcError(
      `--${first.name} is not possible here: the built-in oc works as the user and on the cluster of its session`,
    );
  const file = flags.string('kubeconfig');
  if (file !== '') await stat(resolve(session.cwd ?? process.cwd(), file)).catch(missing(file));
  const { api, namespace } = await session.connect(choiceOf(session, flags, new Set(used.map(({ name }) => name))));
  const token = used.some(({ name }) => name === 'token') ? { token: flags.string('token') } : {};
  const elsewhere = used.some(({ name }) => name === 'kubeconfig' || name === 'context');
  return { ...timed, api, ...token, ...(elsewhere && { session: { ...session.session, namespace } }) };
};

/** The session of a command that works on the kubeconfig alone, or on the file that `--kubeconfig` names; it need not exist. */
export const withKubeconfig = (session: OcContext, flags: Flags): OcContext => {
  const file = flags.string('kubeconfig');
  if (file === '' || !session.kubeconfigAt) return session;
  return { ...session, kubeconfig: session.kubeconfigAt(resolve(session.cwd ?? process.cwd(), file)) };
};

const missing =
  (file: string) =>
  (cause: unknown): never => {
    throw new OcError(`stat ${file}: no such file or directory`, { cause });
  };

const choiceOf = (session: OcContext, flags: Flags, used: ReadonlySet<string>): ConnectionChoice => {
  const text = (field: string, name: string) => (used.has(name) ? { [field]: flags.string(name) } : {});
  const file = (field: string, name: string) =>
    used.has(name) ? { [field]: resolve(session.cwd ?? process.cwd(), flags.string(name)) } : {};
  return {
    ...file('kubeconfig', 'kubeconfig'),
    ...text('context', 'context'),
    ...text('cluster', 'cluster'),
    ...text('user', 'user'),
    ...(used.has('server') && { server: serverUrl(flags.string('server')) }),
    ...text('tlsServerName', 'tls-server-name'),
    ...(used.has('insecure-skip-tls-verify') && { insecure: flags.boolean('insecure-skip-tls-verify') }),
    ...file('certificateAuthority', 'certificate-authority'),
    ...file('clientCertificate', 'client-certificate'),
    ...file('clientKey', 'client-key'),
    ...text('token', 'token'),
    ...text('as', 'as'),
    ...text('asUid', 'as-uid'),
    ...(used.has('as-group') && { asGroups: flags.list('as-group') }),
  };
};

const serverUrl = (word: string): string => (/^https?:\/\//.test(word) ? word : `https://${word}`).replace(/\/+$/, '');

const withTimeout = (session: OcContext, text: string): OcContext => {
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (milliseconds === undefined)
    throw new OcError(
      'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
  if (milliseconds === 0) return session;
  const late = AbortSignal.timeout(milliseconds);
  return { ...session, signal: session.signal ? AbortSignal.any([session.signal, late]) : late };
};
