import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, type ControllerContext, watchSelf } from '../../apimachinery/controller.ts';
import { isLinked, linkSecret } from './linked-secret.ts';

const ACCOUNT = 'kubernetes.io/service-account.name';
const ACCOUNT_UID = 'kubernetes.io/service-account.uid';
const MAKER = 'kubernetes.io/created-by';
const TOKEN_NAME = 'openshift.io/token-secret.name';
const TOKEN_VALUE = 'openshift.io/token-secret.value';

/**
 * Gives each service account a secret to pull from the internal registry with, as OpenShift before 4.16 does: it holds a token
 * that never expires, which a second secret keeps.
 *
 * @param registries host and port of each name of the internal registry
 * @see https://docs.openshift.com/container-platform/4.12/openshift_images/managing_images/using-image-pull-secrets.html
 */
export const createLastingPullSecretController = (registries: readonly string[]): Controller => ({
  name: 'docker-cfg-controller',
  program: 'openshift-controller-manager',
  watches: [
    watchSelf(serviceAccountKind),
    {
      kind: secretKind,
      keysOf: ({ metadata: { namespace, annotations } }) =>
        annotations?.[ACCOUNT] === undefined ? [] : [`${namespace}/${annotations[ACCOUNT]}`],
    },
  ],
  reconcile: async (key, context) => {
    const account = byKey(context.listers.of<ServiceAccount>(serviceAccountKind), key);
    if (account === undefined || account.metadata.deletionTimestamp !== undefined) return;
    const secrets = context.listers
      .of<Secret>(secretKind)
      .list(account.metadata.namespace)
      .filter(({ metadata }) => metadata.annotations?.[ACCOUNT_UID] === account.metadata.uid);
    const pullSecret = secrets.find(({ type }) => type === 'kubernetes.io/dockercfg');
    if (pullSecret !== undefined) return link(account, pullSecret.metadata.name, context);
    const keeper = secrets.find(({ metadata }) => metadata.annotations?.[MAKER] !== undefined);
    if (keeper === undefined) return void (await context.client.create(secretKind, tokenSecret(account, context)));
    const token = Buffer.from(keeper.data?.['token'] ?? '', 'base64').toString();
    if (token === '') return;
    const created = await context.client.create(secretKind, dockercfg(account, keeper, { token, registries }, context));
    return link(account, created.metadata.name, context);
  },
});

const tokenSecret = ({ metadata }: ServiceAccount, { random }: ControllerContext): Secret => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: `${metadata.name.slice(0, 51)}-token-${random.suffix()}`,
    namespace: metadata.namespace,
    annotations: {
      [MAKER]: 'openshift.io/create-dockercfg-secrets',
      [ACCOUNT]: metadata.name,
      [ACCOUNT_UID]: metadata.uid ?? '',
    },
  },
  type: 'kubernetes.io/service-account-token',
});

const dockercfg = (
  { metadata }: ServiceAccount,
  keeper: Secret,
  { token, registries }: { token: string; registries: readonly string[] },
  { random }: ControllerContext,
): Secret => {
  const login = { username: 'serviceaccount', password: token, email: 'serviceaccount@example.org' };
  const auth = Buffer.from(`serviceaccount:${token}`).toString('base64');
  const entries = [...registries].sort().map((registry) => [registry, { ...login, auth }]);
  const { name, uid = '' } = keeper.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `${metadata.name.slice(0, 47)}-dockercfg-${random.suffix()}`,
      namespace: metadata.namespace,
      annotations: {
        [ACCOUNT]: metadata.name,
        [ACCOUNT_UID]: metadata.uid ?? '',
        [TOKEN_NAME]: name,
        [TOKEN_VALUE]: token,
      },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Secret', name, uid, controller: true, blockOwnerDeletion: false }],
    },
    type: 'kubernetes.io/dockercfg',
    data: { '.dockercfg': Buffer.from(JSON.stringify(Object.fromEntries(entries))).toString('base64') },
  };
};

const link = async (account: ServiceAccount, name: string, { client }: ControllerContext): Promise<void> => {
  if (isLinked(account, name)) return;
  const { namespace, name: accountName } = account.metadata;
  await client.modify<ServiceAccount>(serviceAccountKind, namespace, accountName, (current) =>
    linkSecret(current, name),
  );
};
