import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { inKeyOrder } from '../../../image/key-order.ts';
import { referenceError } from '../../../image/reference-error.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { isNotFound } from '../../client/client.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { registryHosts } from './registry-info.ts';

/** `oc registry login`: credentials for the integrated registry, in the file in which container tools look for them. */
export const registryLogin: Command = {
  usage: '',
  flags: [
    stringFlag('auth-basic', 'Credentials in the form user:password.'),
    stringFlag('registry', 'The host of another registry.'),
    stringFlag('registry-config', 'The file for the credentials.', { short: 'a' }),
    stringFlag('to', 'The file for the credentials.'),
    stringFlag('service-account', 'The service account in whose name to log in.', {
      short: 'z',
      deprecated: 'and will be removed in the future version. Use oc create token instead.',
    }),
    booleanFlag('skip-check', 'Do not ask the registry whether the credentials are good.'),
    booleanFlag('insecure', 'The registry may have a certificate of an unknown authority.'),
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    if (flags.string('service-account') !== '' && flags.string('auth-basic') !== '')
      throw new OcError('You may only specify a single authentication input as --auth-basic');
    const credentials = await credentialsOf(invocation);
    const host = flags.string('registry') || (await hostOf(invocation));
    const wrong = flags.boolean('skip-check') ? undefined : referenceError(`${host}/does_not_exist`);
    if (wrong !== undefined)
      throw new OcError(`unable to check your credentials - pass --skip-check to bypass this error: ${wrong}`);
    const named = flags.string('to') || flags.string('registry-config') || context.registryConfig;
    const file = named ? resolve(context.cwd ?? process.cwd(), named) : context.authFiles?.[0];
    if (file === undefined) throw new OcError('no file for the credentials is known here: name one with --to');
    await save(file, host, credentials);
    context.stdout(`Saved credentials for ${host} into ${named || file}\n`);
  },
};

const credentialsOf = async (invocation: Invocation): Promise<string> => {
  const { context, flags } = invocation;
  const account = flags.string('service-account');
  if (account !== '') return accountCredentials(invocation, account);
  const given = flags.string('auth-basic');
  if (given !== '') {
    if (!given.includes(':')) throw new OcError('--auth-basic must be in the form user:password');
    return given;
  }
  if (!context.token) throw new OcError('no token is currently in use for this session');
  return `user:${context.token}`;
};

/** Only tokens that are kept in secrets of the account are found, which the accounts of today have none of. */
const accountCredentials = async ({ client, namespace }: Invocation, account: string): Promise<string> => {
  const { secrets = [] } = await client
    .get<ServiceAccount>(serviceAccountKind, namespace, account)
    .catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
      throw new OcError(`the service account ${account} does not exist in namespace ${namespace}`);
    });
  for (const { name = '' } of secrets) {
    const { type, data } = (await client.get<Secret>(secretKind, namespace, name).catch(() => undefined)) ?? {};
    if (type === 'kubernetes.io/service-account-token' && data?.['token'])
      return `system-serviceaccount-${namespace}-${account}:${Buffer.from(data['token'], 'base64').toString()}`;
  }
  throw new OcError(`the service account ${account} had no valid secrets associated with it`);
};

const hostOf = async (invocation: Invocation): Promise<string> => {
  const { internal, external } = (await registryHosts(invocation)) ?? { internal: '', external: '' };
  if (!internal && !external)
    throw new OcError(
      'The public hostname of the integrated registry could not be determined. Please specify one with --registry.',
    );
  invocation.context.stderr(
    external === ''
      ? `info: Using internal registry hostname ${internal}\n`
      : `info: Using registry public hostname ${external}\n`,
  );
  return external || internal;
};

const save = async (file: string, host: string, credentials: string): Promise<void> => {
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as { auths?: object },
    () => ({ auths: {} }),
  );
  const auth = Buffer.from(credentials).toString('base64');
  await mkdir(dirname(file), { recursive: true });
  const config = { ...known, auths: inKeyOrder({ ...known.auths, [host]: { auth } }) };
  await writeFile(file, JSON.stringify(config, undefined, '\t'), { mode: 0o600 });
};
