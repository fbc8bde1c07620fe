import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { isLinked, linkSecret } from './linked-secret.ts';
import { ACCOUNT_ANNOTATION, SECRET_ANNOTATION } from './pull-secret-annotations.ts';
import { renewalTime } from './token-renewal.ts';

/** Makes the token with which a service account logs in to the internal registry; it is bound to the secret that holds it. */
export type IssueToken = (
  account: { readonly namespace: string; readonly name: string; readonly uid: string },
  secret: { readonly name: string; readonly uid: string },
) => string;

/** What the pull secrets of a cluster hold. */
export interface PullSecretOptions {
  /** Host and port of each name of the internal registry. */
  readonly registries: readonly string[];
  readonly issueToken: IssueToken;
}

const BINDING = 'openshift.io/internal-registry-auth-token.binding';
const KEY = '.dockercfg';

/**
 * Gives each service account a secret to pull from the internal registry with, as OpenShift 4.16 and later do: a bound
 * token, no long-lived one, which is renewed before it expires.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/managing_images/using-image-pull-secrets.html
 */
export const createPullSecretController = (options: PullSecretOptions): Controller => ({
  name: 'image-pull-secret-controller',
  program: 'openshift-controller-manager',
  watches: [watchSelf(serviceAccountKind), watchSpoiltSecrets(options.registries)] as Controller['watches'],
  reconcile: async (key, context) => {
    const account = byKey(context.listers.of<ServiceAccount>(serviceAccountKind), key);
    if (account === undefined || account.metadata.deletionTimestamp !== undefined) return;
    const name =
      account.metadata.annotations?.[SECRET_ANNOTATION] ??
      knownSecret(account, context.listers) ??
      `${account.metadata.name.slice(0, 47)}-dockercfg-${context.random.suffix()}`;
    const renewal = await writeSecret(account, name, options, context);
    await link(account, name, context);
    return renewal === undefined ? undefined : { requeueAfter: renewal - context.clock.now() };
  },
});

/** The secret of an account that has lost the annotation which names it. */
const knownSecret = ({ metadata }: ServiceAccount, listers: Listers): string | undefined =>
  listers
    .of<Secret>(secretKind)
    .list(metadata.namespace)
    .find(
      ({ type, metadata: { annotations } }) =>
        type === 'kubernetes.io/dockercfg' && annotations?.[ACCOUNT_ANNOTATION] === metadata.name,
    )?.metadata.name;

/** Makes the secret, or renews the token in it; when that is due again. */
const writeSecret = async (
  account: ServiceAccount,
  name: string,
  { registries, issueToken }: PullSecretOptions,
  context: ControllerContext,
): Promise<number | undefined> => {
  const { namespace = '', name: accountName, uid = '' } = account.metadata;
  const existing = context.listers.of<Secret>(secretKind).get(namespace, name);
  const due = existing && renewalOf(existing);
  if (existing && isIntact(existing, registries) && (due === undefined || due > context.clock.now())) return due;
  const secret = existing ?? (await context.client.create<Secret>(secretKind, emptySecret(account, name)));
  const token = issueToken({ namespace, name: accountName, uid }, { name, uid: secret.metadata.uid ?? '' });
  const auth = Buffer.from(`<token>:${token}`).toString('base64');
  const written = await context.client.modify<Secret>(secretKind, namespace, name, (current) => {
    current.data = {
      [KEY]: encode(Object.fromEntries([...registries].sort().map((registry) => [registry, { auth }]))),
    };
  });
  const next = renewalTime(token);
  renewals.set(written, next);
  return next;
};

const emptySecret = ({ metadata }: ServiceAccount, name: string): Secret => {
  const { namespace = '', name: accountName, uid = '' } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      annotations: { [BINDING]: 'bound', [ACCOUNT_ANNOTATION]: accountName },
      ownerReferences: [{ apiVersion: 'v1', kind: 'ServiceAccount', name: accountName, uid }],
    },
    type: 'kubernetes.io/dockercfg',
    data: { [KEY]: encode({}) },
  };
};

/** Service accounts are looked at again and again, and the tokens in stored secrets do not change. */
const renewals = new WeakMap<Secret, number | undefined>();

const renewalOf = (secret: Secret): number | undefined => {
  if (!renewals.has(secret)) renewals.set(secret, renewalTime(tokenIn(secret)));
  return renewals.get(secret);
};

const tokenIn = ({ data }: Secret): string => {
  const entries = Buffer.from(data?.[KEY] ?? '', 'base64').toString();
  const auth = /"auth":"([^"]*)"/.exec(entries)?.[1] ?? '';
  return Buffer.from(auth, 'base64').toString().split(':')[1] ?? '';
};

const link = async (account: ServiceAccount, name: string, { client }: ControllerContext): Promise<void> => {
  const { namespace, name: accountName, annotations } = account.metadata;
  if (annotations?.[SECRET_ANNOTATION] === name && isLinked(account, name)) return;
  await client.modify<ServiceAccount>(serviceAccountKind, namespace, accountName, (current) => {
    current.metadata.annotations = { ...current.metadata.annotations, [SECRET_ANNOTATION]: name };
    linkSecret(current, name);
  });
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

/** Whether a secret holds a token for each name of the registry. */
const isIntact = ({ data }: Secret, registries: readonly string[]): boolean => {
  try {
    const entries = JSON.parse(Buffer.from(data?.[KEY] ?? '', 'base64').toString()) as Record<
      string,
      { auth?: string }
    >;
    const isComplete = Object.keys(entries).length === registries.length;
    return isComplete && registries.every((registry) => (entries[registry]?.auth ?? '').startsWith('PHRva2VuPj'));
  } catch {
    return false;
  }
};

/** A pull secret that somebody has deleted or spoilt is made again. */
const watchSpoiltSecrets = (registries: readonly string[]): WatchedKind<Secret> => ({
  kind: secretKind,
  keysOf: (secret, { deleted, previous }) => {
    const account = secret.metadata.annotations?.[ACCOUNT_ANNOTATION];
    if (account === undefined) return [];
    const isSpoilt = deleted || (previous !== undefined && !isIntact(secret, registries));
    return isSpoilt ? [`${secret.metadata.namespace}/${account}`] : [];
  },
});
