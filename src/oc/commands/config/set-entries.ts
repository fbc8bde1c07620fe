import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { loginProgramFlags, loginPrograms } from '../../config/login-programs.ts';
import { changeKubeconfig } from '../../config/session-kubeconfig.ts';
import { HelpError, OcError } from '../../oc-error.ts';

const embedFlag = booleanFlag('embed-certs', 'If true, the kubeconfig holds the certificates instead of their paths.');

/** `oc config set-cluster`. */
export const setCluster: Command = {
  usage: 'NAME [--server=server] [--certificate-authority=path/to/file] [--insecure-skip-tls-verify=true]',
  onKubeconfig: true,
  flags: [
    stringFlag('server', 'The address of the API server.'),
    stringFlag('certificate-authority', 'Path of the certificate of the authority of the server.'),
    stringFlag('tls-server-name', 'The name in the certificate of the server.'),
    stringFlag('proxy-url', 'The address of a proxy.'),
    booleanFlag('insecure-skip-tls-verify', 'If true, the certificate of the server is not checked.'),
    embedFlag,
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    const name = nameOf(invocation, 'cluster');
    if (flags.boolean('insecure-skip-tls-verify') && flags.has('certificate-authority'))
      throw new OcError('you cannot specify a certificate authority and insecure mode at the same time');
    if (flags.boolean('embed-certs') && !flags.has('certificate-authority'))
      throw new OcError('you must specify a --certificate-authority to embed');
    const changes = {
      // Another server has another name in its certificate, and another authority makes it safe again.
      ...(flags.has('server') && { 'tls-server-name': undefined }),
      ...given(invocation, 'server', 'tls-server-name', 'proxy-url'),
      ...(flags.has('certificate-authority') && { 'insecure-skip-tls-verify': undefined }),
      ...(await fileOf(invocation, 'certificate-authority')),
      ...(flags.has('insecure-skip-tls-verify') && {
        'insecure-skip-tls-verify': flags.boolean('insecure-skip-tls-verify') || undefined,
      }),
      ...(flags.boolean('insecure-skip-tls-verify') && {
        'certificate-authority': undefined,
        'certificate-authority-data': undefined,
      }),
    };
    await changeKubeconfig(invocation, ({ clusters }) => {
      const entry = clusters.find((each) => each.name === name);
      if (entry) entry.cluster = { ...entry.cluster, ...changes };
      else clusters.push({ name, cluster: changes });
    });
    context.stdout(`Cluster ${JSON.stringify(name)} set.\n`);
  },
};

/** `oc config set-credentials`. */
export const setCredentials: Command = {
  usage: 'NAME [--client-certificate=path/to/file] [--client-key=path/to/file] [--token=bearer_token]',
  onKubeconfig: true,
  flags: [
    stringFlag('client-certificate', 'Path of the certificate of the user.'),
    stringFlag('client-key', 'Path of the key of the user.'),
    stringFlag('token', 'The bearer token of the user.'),
    stringFlag('username', 'The name of the user.'),
    stringFlag('password', 'The password of the user.'),
    embedFlag,
    ...loginProgramFlags,
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    const name = nameOf(invocation, 'user');
    const isBasic = flags.string('username') !== '' || flags.string('password') !== '';
    if (flags.string('token') !== '' && isBasic)
      throw new OcError(
        'you cannot specify more than one authentication method at the same time: --token, --username/--password',
      );
    if (flags.boolean('embed-certs') && !flags.has('client-certificate') && !flags.has('client-key'))
      throw new OcError('you must specify a --client-certificate or --client-key to embed');
    const changes = {
      ...(isBasic && { token: undefined }),
      ...(flags.string('token') !== '' && { username: undefined, password: undefined }),
      ...given(invocation, 'token', 'username', 'password'),
      ...(await fileOf(invocation, 'client-certificate')),
      ...(await fileOf(invocation, 'client-key')),
    };
    const withPrograms = loginPrograms(invocation);
    await changeKubeconfig(invocation, ({ users }) => {
      const entry = users.find((each) => each.name === name);
      if (entry) entry.user = withPrograms({ ...entry.user, ...changes });
      else users.push({ name, user: withPrograms(changes) });
    });
    context.stdout(`User ${JSON.stringify(name)} set.\n`);
  },
};

const nameOf = ({ args }: Invocation, what: string): string => {
  const [name, ...more] = args;
  const unexpected = what === 'user' ? 'unexpected' : 'Unexpected';
  if (name === undefined || more.length > 0) throw new HelpError(`${unexpected} args: [${args.join(' ')}]`);
  if (name === '') throw new OcError(`you must specify a non-empty ${what} name`);
  return name;
};

const given = ({ flags }: Invocation, ...names: string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.filter((name) => flags.has(name)).map((name) => [name, flags.string(name) || undefined]));

/** A certificate or key as the entry holds it: its path, or with `--embed-certs` what the file says. */
const fileOf = async ({ context, flags }: Invocation, name: string): Promise<Record<string, string | undefined>> => {
  if (!flags.has(name)) return {};
  const file = resolve(context.cwd ?? process.cwd(), flags.string(name));
  if (!flags.boolean('embed-certs')) return { [name]: file, [`${name}-data`]: undefined };
  const content = await readFile(file).catch((cause: unknown) => {
    throw new OcError(
      `could not stat ${name} file ${flags.string(name)}: stat ${flags.string(name)}: no such file or directory`,
      {
        cause,
      },
    );
  });
  return { [name]: undefined, [`${name}-data`]: content.toString('base64') };
};
