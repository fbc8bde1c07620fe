import { secretKind, serviceAccountKind } from '../../resources/kinds.ts';
import type { ServiceAccount } from '../../resources/service-account.ts';
import type { Command, Invocation } from '../command.ts';
import { listFlag } from '../command-line/flag.ts';
import { OcError, throwCollected } from '../oc-error.ts';

/** `oc secrets link`: lets a service account mount secrets or pull images with them. */
export const secretsLink: Command = {
  usage: 'serviceaccounts-name secret-name another-secret-name...',
  flags: [listFlag('for', 'What the secrets are for: mount or pull.', { default: 'mount' })],
  run: async (invocation) => {
    const { flags, client, namespace } = invocation;
    const { account, names } = await targetOf(invocation);
    const purposes = flags.has('for') ? flags.list('for') : ['mount'];
    const wrong = purposes.find((purpose) => purpose !== 'mount' && purpose !== 'pull');
    if (wrong !== undefined) throw new OcError(`unknown for: ${wrong}`);
    const errors: unknown[] = [];
    for (const name of names)
      await client.get(secretKind, namespace, name).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
    await client.replace(serviceAccountKind, namespace, account.metadata.name, {
      ...account,
      ...(purposes.includes('mount') && { secrets: withNames(account.secrets, names) }),
      ...(purposes.includes('pull') && { imagePullSecrets: withNames(account.imagePullSecrets, names) }),
    });
  },
};

/** `oc secrets unlink`: takes secrets away from a service account, whatever they were for. */
export const secretsUnlink: Command = {
  usage: 'serviceaccount-name secret-name another-secret-name ...',
  flags: [],
  run: async (invocation) => {
    const { client, context, namespace } = invocation;
    const { account, names } = await targetOf(invocation);
    const missing: string[] = [];
    for (const name of names) if (!(await client.find(secretKind, namespace, name))) missing.push(name);
    const linked = [...(account.secrets ?? []), ...(account.imagePullSecrets ?? [])].map(({ name }) => name);
    if (!names.some((name) => linked.includes(name)))
      throw new OcError(`No valid secrets found or secrets not linked to service account`);
    for (const name of missing)
      context.stderr(
        `Unlinking deleted secret ${JSON.stringify(name)} from service account ${JSON.stringify(account.metadata.name)}\n`,
      );
    const left = (references: readonly { name: string }[] = []): { name: string }[] =>
      references.filter(({ name }) => !names.includes(name));
    await client.replace(serviceAccountKind, namespace, account.metadata.name, {
      ...account,
      secrets: left(account.secrets),
      imagePullSecrets: left(account.imagePullSecrets),
    });
  },
};

const targetOf = async ({
  args,
  client,
  namespace,
}: Invocation): Promise<{ account: ServiceAccount; names: readonly string[] }> => {
  const [word, ...names] = args;
  if (word === undefined || names.length === 0)
    throw new OcError('must have service account name and at least one secret name');
  const account = await client.get<ServiceAccount>(
    serviceAccountKind,
    namespace,
    word.replace(/^(sa|serviceaccounts?)\//, ''),
  );
  return { account, names: names.map((name) => name.replace(/^secrets?\//, '')) };
};

const withNames = (references: readonly { name: string }[] = [], names: readonly string[]): { name: string }[] => {
  const missing = names.filter((name) => !references.some((reference) => reference.name === name));
  return [...references, ...missing.map((name) => ({ name }))];
};
