import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { namespaceKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { createIfMissing, watchActiveNamespaces } from './namespace-content.ts';

/** What OpenShift's own workloads run as: pods without another choice, builds, deployer pods. */
const ACCOUNTS = ['default', 'builder', 'deployer'];

/**
 * Keeps the service accounts that every project has.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/using-service-accounts-in-applications.html
 */
export const createServiceAccountController = (): Controller => ({
  name: 'serviceaccount-controller',
  watches: [watchActiveNamespaces, watchDeletedAccounts],
  reconcile: async (namespace, { client, listers }) => {
    for (const name of ACCOUNTS) {
      const account: ServiceAccount = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
      await createIfMissing(serviceAccountKind, account, client, listers);
    }
  },
});

const watchDeletedAccounts: WatchedKind = {
  kind: serviceAccountKind,
  keysOf: ({ metadata }, { deleted, listers }) => {
    const namespace = listers.of(namespaceKind).get(undefined, metadata.namespace ?? '');
    return deleted && namespace !== undefined ? [metadata.namespace ?? ''] : [];
  },
};
