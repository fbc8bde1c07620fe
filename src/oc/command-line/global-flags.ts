import { booleanFlag, type Flag, listFlag, numberFlag, stringFlag } from './flag.ts';

/** Flags that every command accepts. */
export const globalFlags: readonly Flag[] = [
  booleanFlag('help', 'help for the command', { short: 'h' }),
  stringFlag('namespace', 'If present, the namespace scope for this CLI request', { short: 'n' }),
  stringFlag('request-timeout', 'The length of time to wait before giving up on a single server request.', {
    default: '0',
  }),
  numberFlag('v', 'number for the log level verbosity', { short: 'v', default: '0' }),
  numberFlag('loglevel', 'Set the level of log output (0-10)', { default: '0' }),
  booleanFlag(
    'warnings-as-errors',
    'Treat warnings received from the server as errors and exit with a non-zero exit code',
  ),
  booleanFlag('match-server-version', 'Require server version to match client version'),
];

/** Flags that choose another cluster or user for one command. */
export const connectionFlags: readonly Flag[] = [
  stringFlag('as', 'The user to act for; it need not exist'),
  listFlag('as-group', 'A group to act for; may be given more than once'),
  stringFlag('as-uid', 'The UID to act for'),
  stringFlag('cache-dir', 'Where a real oc keeps what it learnt of the server; this one keeps nothing'),
  stringFlag('certificate-authority', 'Path of the certificate of the authority of the server'),
  stringFlag('client-certificate', 'Path of the certificate of the user'),
  stringFlag('client-key', 'Path of the key of the user'),
  stringFlag('cluster', 'The entry of the kubeconfig for the cluster'),
  stringFlag('context', 'The context of the kubeconfig'),
  booleanFlag('insecure-skip-tls-verify', 'If true, the certificate of the server is not checked'),
  stringFlag('kubeconfig', 'Path of the kubeconfig for this command'),
  stringFlag('server', 'The address of the API server', { short: 's' }),
  stringFlag('tls-server-name', 'The name in the certificate of the server'),
  stringFlag('token', 'The bearer token of the user'),
  stringFlag('user', 'The entry of the kubeconfig for the user'),
];
