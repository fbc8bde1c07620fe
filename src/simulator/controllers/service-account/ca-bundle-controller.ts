import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, namespaceKind } from '../../../resources/kinds.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { createIfMissing, watchActiveNamespaces } from './namespace-content.ts';

/** Certificates in PEM. */
export interface CaBundles {
  /** Who signed the certificate of the API server. */
  readonly root: string;
  /** Who signs the certificates of services. */
  readonly service: string;
}

const ROOT = 'kube-root-ca.crt';
const SERVICE = 'openshift-service-ca.crt';
const ROOT_DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';

/** Keeps the config maps with certificates that the token volume of each pod refers to. */
export const createCaBundleController = (bundles: CaBundles): Controller => ({
  name: 'root-ca-certificate-publisher-controller',
  watches: [watchActiveNamespaces, watchDeletedBundles],
  reconcile: async (namespace, { client, listers }) => {
    const create = (name: string, annotations: Record<string, string>, data: Record<string, string>): Promise<void> => {
      const map: ConfigMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, annotations }, data };
      return createIfMissing(configMapKind, map, client, listers);
    };
    await create(ROOT, { 'kubernetes.io/description': ROOT_DESCRIPTION }, { 'ca.crt': bundles.root });
    await create(
      SERVICE,
      { 'service.beta.openshift.io/inject-cabundle': 'true' },
      { 'service-ca.crt': bundles.service },
    );
  },
});

const watchDeletedBundles: WatchedKind = {
  kind: configMapKind,
  keysOf: ({ metadata: { namespace = '', name } }, { deleted, listers }) =>
    deleted && (name === ROOT || name === SERVICE) && listers.of(namespaceKind).get(undefined, namespace) !== undefined
      ? [namespace]
      : [],
};
