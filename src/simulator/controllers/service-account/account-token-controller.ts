import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, type WatchedKind } from '../../apimachinery/controller.ts';
import type { IssueToken } from './pull-secret-controller.ts';

/** What the token secrets of a cluster hold. */
export interface AccountTokenOptions {
  /** Makes a token that never expires. */
  readonly issueToken: IssueToken;
  /** The certificate of the API server's authority, PEM. */
  readonly authority: string;
}

const TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';
const ACCOUNT_UID = 'kubernetes.io/service-account.uid';

/**
 * Fills the token secrets that users create for service accounts, and removes those whose service account is gone.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller
 */
export const createAccountTokenController = ({ issueToken, authority }: AccountTokenOptions): Controller => ({
  name: 'tokens-controller',
  watches: [watchTokenSecrets, watchAccounts],
  reconcile: async (key, { client, listers }) => {
    const secret = byKey(listers.of<Secret>(secretKind), key);
    if (secret === undefined || secret.metadata.deletionTimestamp !== undefined) return;
    const { namespace = '', name, uid = '', annotations = {} } = secret.metadata;
    const account = listers.of(serviceAccountKind).get(namespace, annotations[ACCOUNT] ?? '');
    const accountUid = account?.metadata.uid ?? '';
    if (account === undefined || (annotations[ACCOUNT_UID] ?? accountUid) !== accountUid)
      return client.delete(secretKind, namespace, name, { preconditions: { uid } });
    if (secret.data?.['token'] !== undefined && annotations[ACCOUNT_UID] === accountUid) return;
    const token = issueToken({ namespace, name: account.metadata.name, uid: accountUid }, { name, uid });
    await client.modify<Secret>(secretKind, namespace, name, (current) => {
      current.metadata.annotations = { ...current.metadata.annotations, [ACCOUNT_UID]: accountUid };
      current.data = {
        ...current.data,
        'ca.crt': base64(authority),
        namespace: base64(namespace),
        'service-ca.crt': base64(authority),
        token: base64(token),
      };
    });
  },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const watchTokenSecrets: WatchedKind<Secret> = {
  kind: secretKind,
  keysOf: ({ type, metadata }, { deleted }) =>
    type === TYPE && !deleted ? [`${metadata.namespace}/${metadata.name}`] : [],
};

const watchAccounts: WatchedKind = {
  kind: serviceAccountKind,
  keysOf: ({ metadata }, { deleted, listers }) =>
    deleted
      ? listers
          .of<Secret>(secretKind)
          .list(metadata.namespace)
          .filter(({ type, metadata: { annotations } }) => type === TYPE && annotations?.[ACCOUNT] === metadata.name)
          .map((secret) => `${metadata.namespace}/${secret.metadata.name}`)
      : [],
};
