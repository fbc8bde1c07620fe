import { secretKind, serviceAccountKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Command } from '../command.ts';
import { listFlag } from '../command-line/flag.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';

interface ServiceAccount extends KubeObject {
  secrets?: { name: string }[];
  imagePullSecrets?: { name: string }[];
}

/** `oc secrets link`: lets a service account mount secrets or pull images with them. */
export const secretsLink: Command = {
  usage: 'serviceaccounts-name secret-name another-secret-name... [flags]',
  flags: [listFlag('for', 'type of secret to link: mount or pull', { default: 'mount' })],
  run: async ({ args, flags, client, namespace, path }) => {
    const [word, ...names] = args;
    if (word === undefined || names.length === 0)
      throw usageError(path, 'must have service account name and at least one secret name');
    const purposes = flags.has('for') ? flags.list('for') : ['mount'];
    const wrong = purposes.find((purpose) => purpose !== 'mount' && purpose !== 'pull');
    if (wrong !== undefined) throw new OcError(`unknown for: ${wrong}`);
    const account = await client.get<ServiceAccount>(
      serviceAccountKind,
      namespace,
      word.replace(/^(sa|serviceaccounts?)\//, ''),
    );
    const errors: unknown[] = [];
    for (const name of names)
      await client.get(secretKind, namespace, bare(name)).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
    const changed = {
      ...account,
      ...(purposes.includes('mount') && { secrets: withNames(account.secrets, names) }),
      ...(purposes.includes('pull') && { imagePullSecrets: withNames(account.imagePullSecrets, names) }),
    };
    await client.replace(serviceAccountKind, namespace, account.metadata.name, changed);
  },
};

const bare = (word: string): string => word.replace(/^secrets?\//, '');

const withNames = (references: readonly { name: string }[] = [], names: readonly string[]): { name: string }[] => {
  const missing = names.map(bare).filter((name) => !references.some((reference) => reference.name === name));
  return [...references, ...missing.map((name) => ({ name }))];
};
