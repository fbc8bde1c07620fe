import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { ACCOUNT_ANNOTATION, SECRET_ANNOTATION } from './pull-secret-annotations.ts';

/**
 * Deletes pull secrets of accounts that have another one: those that somebody has copied.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/internalregistry/controllers/image_pull_secret_controller.go
 */
export const createOrphanedPullSecretController = (): Controller => ({
  name: 'orphaned-pull-secret-controller',
  program: 'openshift-controller-manager',
  watches: [watchStrangeSecrets] as Controller['watches'],
  reconcile: async (key, { client, listers }) => {
    const secret = byKey(listers.of<Secret>(secretKind), key);
    const account = secret && accountOf(secret, listers);
    const named = account?.metadata.annotations?.[SECRET_ANNOTATION];
    if (!account || secret.type !== 'kubernetes.io/dockercfg' || !named || named === secret.metadata.name) return;
    const { namespace, name } = secret.metadata;
    const others = (list: readonly { name: string }[]) => list.filter((each) => each.name !== name);
    const isLinked = [...(account.secrets ?? []), ...(account.imagePullSecrets ?? [])].some(
      (each) => each.name === name,
    );
    if (isLinked)
      await client.modify<ServiceAccount>(serviceAccountKind, namespace, account.metadata.name, (current) => {
        current.secrets = others(current.secrets ?? []);
        current.imagePullSecrets = others(current.imagePullSecrets ?? []);
      });
    await client.delete(secretKind, namespace, name);
  },
});

/** Those that belong to no account of their own are looked at; all others are known. */
const watchStrangeSecrets: WatchedKind<Secret> = {
  kind: secretKind,
  keysOf: (secret, { deleted, listers }) => {
    if (deleted || secret.metadata.annotations?.[ACCOUNT_ANNOTATION] === undefined) return [];
    const uid = accountOf(secret, listers)?.metadata.uid;
    const isOwned = secret.metadata.ownerReferences?.some((owner) => owner.uid === uid);
    return isOwned ? [] : [keyOf(secret)];
  },
};

const accountOf = ({ metadata }: Secret, listers: Listers): ServiceAccount | undefined =>
  listers
    .of<ServiceAccount>(serviceAccountKind)
    .get(metadata.namespace, metadata.annotations?.[ACCOUNT_ANNOTATION] ?? '');
