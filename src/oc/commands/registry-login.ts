import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { currentUser } from '../client/current-user.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { registryHosts } from './registry-info.ts';

/** `oc registry login`: credentials for the integrated registry, in the file in which container tools look for them. */
export const registryLogin: Command = {
  usage: '',
  flags: [
    stringFlag('auth-basic', 'Credentials in the form user:password.'),
    stringFlag('registry', 'The host of another registry.'),
    stringFlag('registry-config', 'The file for the credentials.', { short: 'a' }),
    stringFlag('to', 'The file for the credentials.'),
    stringFlag('service-account', 'The service account in whose name to log in.', { short: 'z' }),
    booleanFlag('skip-check', 'Do not ask the registry whether the credentials are good.'),
    booleanFlag('insecure', 'The registry may have a certificate of an unknown authority.'),
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    const credentials = await credentialsOf(invocation);
    const host = flags.string('registry') || (await hostOf(invocation));
    const { registries } = context;
    if (!flags.boolean('skip-check') && registries) {
      const token = credentials.slice(credentials.indexOf(':') + 1);
      await registries.ping({ host, token, insecure: flags.boolean('insecure') }).catch((cause: Error) => {
        throw new OcError(
          `unable to check your credentials - pass --skip-check to bypass this error: ${cause.message}`,
          { cause },
        );
      });
    }
    const named = flags.string('to') || flags.string('registry-config');
    const file = named === '' ? defaultFile() : resolve(context.cwd ?? process.cwd(), named);
    await save(file, host, credentials);
    context.stdout(`Saved credentials for ${host} into ${named || file}\n`);
  },
};

const credentialsOf = async (invocation: Invocation): Promise<string> => {
  const { client, context, flags, namespace } = invocation;
  const given = flags.string('auth-basic');
  if (given !== '') {
    if (!given.includes(':')) throw new OcError('--auth-basic must be in the form user:password');
    return given;
  }
  const account = flags.string('service-account');
  if (account !== '') {
    const { status } = await client.request<{ status: { token: string } }>({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
    });
    return `system-serviceaccount-${namespace}-${account}:${status.token}`;
  }
  if (!context.token) throw new OcError('no token is currently in use for this session');
  return `${(await currentUser(client)).replaceAll(':', '-')}:${context.token}`;
};

const hostOf = async (invocation: Invocation): Promise<string> => {
  const { internal, external } = await registryHosts(invocation);
  invocation.context.stderr(
    external === ''
      ? `info: Using internal registry hostname ${internal}\n`
      : `info: Using registry public hostname ${external}\n`,
  );
  return external || internal;
};

/** Where podman and docker look. */
const defaultFile = (): string =>
  process.env.REGISTRY_AUTH_FILE ??
  (process.env.XDG_RUNTIME_DIR
    ? join(process.env.XDG_RUNTIME_DIR, 'containers', 'auth.json')
    : join(homedir(), '.docker', 'config.json'));

const save = async (file: string, host: string, credentials: string): Promise<void> => {
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as { auths?: object },
    () => ({ auths: {} }),
  );
  const auth = Buffer.from(credentials).toString('base64');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...known, auths: { ...known.auths, [host]: { auth } } })}\n`, {
    mode: 0o600,
  });
};
