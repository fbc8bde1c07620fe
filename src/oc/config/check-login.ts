import type { Invocation } from '../command.ts';
import { type Flag, listFlag, stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';

/** Flags of `oc login` for users whom an issuer outside the cluster knows; the built-in `oc` only checks them. */
export const issuerFlags: readonly Flag[] = [
  stringFlag('exec-plugin', 'What makes the tokens: oc-oidc; not possible in this oc.'),
  stringFlag('issuer-url', 'The address of the issuer.'),
  stringFlag('client-id', 'How the issuer knows oc.'),
  stringFlag('client-secret', 'The secret that the issuer shares with oc.'),
  listFlag('extra-scopes', 'Further scopes to ask the issuer for.'),
  stringFlag('oidc-certificate-authority', 'Path of the certificates that the issuer is trusted by.'),
];

/**
 * Refuses words and flags of `oc login` that do not go together, in the order of the real one.
 *
 * @throws OcError for the first that does not fit
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/login/login.go
 */
export const checkLogin = ({ args, flags }: Invocation): void => {
  const given = (...names: string[]): boolean => names.some((name) => flags.string(name) !== '');
  const plugin = flags.string('exec-plugin');
  const web = flags.boolean('web');
  const issuer = flags.string('issuer-url');
  const rules: readonly (readonly [boolean, string])[] = [
    [args.length > 1, 'Only the server URL may be specified as an argument'],
    [given('server') && args.length === 1, '--server and passing the server URL as an argument are mutually exclusive'],
    [given('username') && given('token'), '--token and --username are mutually exclusive'],
    [
      web && given('username', 'password', 'token'),
      '--web cannot be used along with --username, --password or --token',
    ],
    [!['', 'oc-oidc'].includes(plugin), 'currently only oc-oidc is supported'],
    [
      plugin === '' && (given('client-id', 'client-secret', 'issuer-url') || flags.list('extra-scopes').length > 0),
      'please specify --exec-plugin type. Currently only oc-oidc is supported',
    ],
    [
      plugin !== '' && (web || given('username', 'password', 'token')),
      '--exec-plugin cannot be used along with --web, --username, --password or --token',
    ],
    [
      plugin !== '' && !(given('issuer-url') && given('client-id')),
      '--issuer-url and --client-id are required fields for oc-oidc type',
    ],
    [issuer !== '' && !issuer.startsWith('https://'), 'only supported scheme for --issuer-url is HTTPS'],
    [
      flags.number('callback-port') !== 0 && !web && plugin === '',
      '--callback-port can only be specified along with --web or --exec-plugin',
    ],
    [plugin !== '' || web, 'no browser can be opened from here: log in with -u and -p, or with --token'],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw new OcError(broken[1]);
};
