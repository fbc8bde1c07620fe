import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { listFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

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
    const missing = await missingOf(invocation, names);
    const found = names.filter((name) => !missing.includes(name)).map(shortName);
    if (found.length === 0) throw new OcError('No valid secrets found');
    const linked = {
      ...(purposes.includes('mount') && { secrets: withNames(account.secrets, found) }),
      ...(purposes.includes('pull') && { imagePullSecrets: withNames(account.imagePullSecrets, found) }),
    };
    const isNew = Object.entries(linked).some(
      ([field, references]) => references.length > (account[field as keyof typeof linked]?.length ?? 0),
    );
    if (isNew) await client.replace(serviceAccountKind, namespace, account.metadata.name, { ...account, ...linked });
    else if (missing.length > 0) throw new OcError('Some secrets could not be linked');
  },
};

/** `oc secrets unlink`: takes secrets away from a service account, whatever they were for. */
export const secretsUnlink: Command = {
  usage: 'serviceaccount-name secret-name another-secret-name ...',
  flags: [outputFlag],
  run: async (invocation) => {
    const { client, namespace } = invocation;
    const { account, names } = await targetOf(invocation);
    const missing = await missingOf(invocation, names);
    const linked = [...(account.secrets ?? []), ...(account.imagePullSecrets ?? [])].map(({ name }) => name);
    const short = names.map(shortName);
    if (!short.some((name) => linked.includes(name)))
      throw new OcError(`No valid secrets found or secrets not linked to service account`);
    const left = (references: readonly { name: string }[] = []): { name: string }[] =>
      references.filter(({ name }) => !short.includes(name));
    const changed = await client.replace<ServiceAccount>(serviceAccountKind, namespace, account.metadata.name, {
      ...account,
      secrets: left(account.secrets),
      imagePullSecrets: left(account.imagePullSecrets),
    });
    printOutcome(invocation, { kind: serviceAccountKind, object: changed, outcome: 'updated', isTyped: true });
    if (missing.length > 0)
      throw new OcError(`Unlinked deleted secrets from ${namespace}/${account.metadata.name} service account`);
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
  const odd = names.find((name) => name.includes('/') && !/^secrets?\//.test(name));
  if (odd !== undefined) throw new OcError(`expected resource of type secret, got ${JSON.stringify(odd)}`);
  const account = await client.get<ServiceAccount>(
    serviceAccountKind,
    namespace,
    word.replace(/^(sa|serviceaccounts?)\//, ''),
  );
  return { account, names };
};

/** A secret may be named as `secret/NAME`. */
const shortName = (name: string): string => name.replace(/^secrets?\//, '');

/** Which secrets do not exist, each told of in the words that named it. */
const missingOf = async ({ client, context, namespace }: Invocation, names: readonly string[]): Promise<string[]> => {
  const missing: string[] = [];
  for (const name of names) {
    if (await client.find(secretKind, namespace, shortName(name))) continue;
    context.stderr(`secret ${JSON.stringify(name)} not found\n`);
    missing.push(name);
  }
  return missing;
};

const withNames = (references: readonly { name: string }[] = [], names: readonly string[]): { name: string }[] => {
  const missing = names.filter((name) => !references.some((reference) => reference.name === name));
  return [...references, ...missing.map((name) => ({ name }))];
};
