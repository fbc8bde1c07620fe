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

/** Flags of the real `oc` that choose another cluster or user, which a session fixes here. */
export const connectionFlags: readonly Flag[] = [
  ...[
    'kubeconfig',
    'context',
    'cluster',
    'user',
    'token',
    'as',
    'as-uid',
    'certificate-authority',
    'client-certificate',
    'client-key',
    'tls-server-name',
    'cache-dir',
  ].map((name) => stringFlag(name, 'chooses another cluster or user')),
  stringFlag('server', 'The address and port of the Kubernetes API server', { short: 's' }),
  listFlag('as-group', 'Group to impersonate for the operation'),
  booleanFlag('insecure-skip-tls-verify', "If true, the server's certificate will not be checked for validity."),
];
