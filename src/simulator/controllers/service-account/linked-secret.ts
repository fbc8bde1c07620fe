import type { ServiceAccount } from '../../../resources/access/service-account.ts';

/** Whether a service account may mount a secret, and pulls with it. */
export const isLinked = ({ secrets, imagePullSecrets }: ServiceAccount, name: string): boolean =>
  names(secrets, name) && names(imagePullSecrets, name);

/** Lets a service account mount a secret, and pull with it. */
export const linkSecret = (account: ServiceAccount, name: string): void => {
  if (!names(account.secrets, name)) account.secrets = [...(account.secrets ?? []), { name }];
  if (!names(account.imagePullSecrets, name))
    account.imagePullSecrets = [...(account.imagePullSecrets ?? []), { name }];
};

const names = (list: readonly { name: string }[] | undefined, name: string): boolean =>
  list?.some((each) => each.name === name) ?? false;
