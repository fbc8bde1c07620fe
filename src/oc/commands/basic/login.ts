import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { ConfigurationError } from '../../../errors/configuration-error.ts';
import { projectKind } from '../../../resources/kinds/kinds.ts';
import { type Client, createClient } from '../../client/client.ts';
import { currentUser } from '../../client/current-user.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { checkLogin, issuerFlags } from '../../config/check-login.ts';
import type { OcContext } from '../../oc-context.ts';
import { OcError } from '../../oc-error.ts';

/** `oc login`: becomes another user, by a token or by a name and a password. */
export const login: Command = {
  usage: '[-u USERNAME] [-p PASSWORD] [URL]',
  flags: [
    stringFlag('username', 'The name of the user.', { short: 'u' }),
    stringFlag('password', 'The password of the user.', { short: 'p' }),
    stringFlag('token', 'The bearer token of the user.'),
    stringFlag('server', 'The address and port of the Kubernetes API server', { short: 's' }),
    stringFlag('certificate-authority', 'Path of the certificate of the authority of the server.'),
    booleanFlag('insecure-skip-tls-verify', 'If true, the certificate of the server is not checked.'),
    booleanFlag('web', 'Log in with a browser; not possible in this oc.', { short: 'w' }),
    numberFlag('callback-port', 'Port for the answer of the browser.', { short: 'c', default: '0' }),
    ...issuerFlags,
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    checkLogin(invocation);
    await mustBeThere(flags.string('certificate-authority'));
    const context = await placeOf(invocation);
    const { server } = context.api;
    const namespace = flags.string('namespace') || context.session.namespace;
    if (!context.signIn || !context.session.setUser)
      throw new OcError('this session cannot change its user: use a kubeconfig of the user');
    if (flags.boolean('insecure-skip-tls-verify'))
      context.stdout('WARNING: Using insecure TLS client config. Setting this option is not supported!\n\n');
    const token = flags.string('token');
    if (token !== '') {
      const client = createClient({ ...context, api: await context.signIn(token) });
      const user = await currentUser(client).catch((error: unknown) => {
        throw isUnauthorized(error)
          ? new OcError('The token provided is invalid or expired.\n\n', { cause: error })
          : error;
      });
      context.stdout(`Logged into ${JSON.stringify(server)} as ${JSON.stringify(user)} using the token provided.\n\n`);
      return await finish(context, client, namespace, { user, token });
    }
    const name = flags.string('username');
    if (name === '') {
      context.stdout(
        `You must obtain an API token by visiting ${server}/oauth/token/request\n\nAlternatively, use "oc login --web" to login via your browser. See "oc login --help" for more information.\n`,
      );
      return 1;
    }
    const known = flags.has('password') ? undefined : await knownUser(context, name);
    if (known) {
      context.stdout(
        `Logged into ${JSON.stringify(server)} as ${JSON.stringify(name)} using existing credentials.\n\n`,
      );
      return await finish(context, known, namespace, { user: name, token: undefined });
    }
    if (name.includes(':')) throw new OcError(`username ${name} is invalid for basic auth`);
    const issued = await context.passwordToken?.(name, flags.string('password') || askPassword(context, name));
    if (issued === undefined) {
      context.stdout('Login failed (401 Unauthorized)\nVerify you have provided the correct credentials.\n');
      return 1;
    }
    const signedIn = createClient({ ...context, api: await context.signIn(issued) });
    const user = await currentUser(signedIn);
    context.stdout('Login successful.\n\n');
    return await finish(context, signedIn, namespace, { user, token: issued });
  },
};

/** Asks for the password on the terminal; behind a pipe it is the first line. */
const askPassword = ({ api, stdin = '', stdout }: OcContext, name: string): string => {
  const { server } = api;
  stdout(
    `Console URL: ${server}/console\nAuthentication required for ${server} (openshift)\nUsername: ${name}\nPassword: `,
  );
  return stdin.split(/\r?\n/, 1)[0] ?? '';
};

/** The user whose credentials for this server the kubeconfig holds, if they still are good. */
const knownUser = async (
  { api, connect, kubeconfig, ...context }: OcContext,
  name: string,
): Promise<Client | undefined> => {
  const { clusters = [], contexts = [] } = (await kubeconfig?.read()) ?? {};
  const here = new Set(clusters.filter(({ cluster }) => cluster.server === api.server).map((each) => each.name));
  const mine = contexts.find(
    (each) => here.has(each.context.cluster ?? '') && each.context.user?.split('/')[0] === name,
  );
  if (mine === undefined || !connect) return undefined;
  const client = createClient({ ...context, ...(await connect({ context: mine.name })) });
  return (await currentUser(client).catch(() => undefined)) === name ? client : undefined;
};

/** @throws OcError for a file that is missing */
const mustBeThere = async (file: string): Promise<void> => {
  if (file === '') return;
  await access(file).catch((error: unknown) => {
    throw new OcError(`open ${file}: no such file or directory`, { cause: error });
  });
};

/** Where somebody logs in: where the session works, or at another server that the command line names. */
const placeOf = async ({ args, context, flags }: Invocation): Promise<OcContext> => {
  const word = args[0] ?? flags.string('server');
  if (word === '') return context;
  const server = (/^https?:\/\//.test(word) ? word : `https://${word}`).replace(/\/$/, '');
  if (server === currentServer(context)) return context;
  if (!context.loginAt)
    throw new OcError(`another server than ${context.api.server} is not possible here: use a kubeconfig that names it`);
  const certificateAuthority = flags.string('certificate-authority');
  const place = await context.loginAt({
    server,
    ...(flags.boolean('insecure-skip-tls-verify') && { insecure: true }),
    ...(certificateAuthority !== '' && {
      certificateAuthority: resolve(context.cwd ?? process.cwd(), certificateAuthority),
    }),
  });
  return { ...context, ...place };
};

/** `undefined` where there is no kubeconfig that could be used. */
const currentServer = ({ api }: OcContext): string | undefined => {
  try {
    return api.server;
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
};

const isUnauthorized = (error: unknown): boolean =>
  error instanceof ApiStatusError && error.status.reason === 'Unauthorized';

const requests = '/apis/project.openshift.io/v1/projectrequests';

/** Says which projects there are, and becomes the user in one of them, or in none where there are none. */
const finish = async (
  { session, stdout }: OcContext,
  client: Client,
  namespace: string,
  { user, token }: { readonly user: string; readonly token: string | undefined },
): Promise<number> => {
  const items = (await client.list(projectKind, '')).items.map(({ metadata }) => metadata.name).sort();
  const [first] = items;
  if (first === undefined) {
    const mayRequest = await client.request({ method: 'GET', path: requests }).then(
      () => true,
      () => false,
    );
    const advice = mayRequest
      ? 'You can try to create a new project, by running\n\n    oc new-project <projectname>\n\n'
      : 'Contact your system administrator to request a project.\n';
    stdout(`You don't have any projects. ${advice}`);
    await session.setUser?.(user, token, '');
    return 0;
  }
  const current = items.includes(namespace) ? namespace : items.includes('default') ? 'default' : first;
  if (items.length === 1) stdout(`You have one project on this server: ${JSON.stringify(current)}\n\n`);
  else if (items.length > 50)
    stdout(
      `You have access to ${items.length} projects, the list has been suppressed. You can list all projects with 'oc projects'\n\n`,
    );
  else
    stdout(
      `You have access to the following projects and can switch between them with 'oc project <projectname>':\n\n${items
        .map((name) => `${name === current ? '  * ' : '    '}${name}\n`)
        .join('')}\n`,
    );
  await session.setUser?.(user, token, current);
  stdout(`Using project ${JSON.stringify(current)}.\n`);
  return 0;
};
