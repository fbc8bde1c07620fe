import { configMapKind, namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { watchActiveNamespaces } from './namespace-content.ts';
import { publishConfigMap } from './publish-config-map.ts';

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

/** Keeps the config maps with certificates that the token volume of each pod refers to, also against those who change them. */
export const createCaBundleController = (bundles: CaBundles): Controller => ({
  name: 'root-ca-certificate-publisher-controller',
  watches: [watchActiveNamespaces, watchBundles],
  reconcile: async (namespace, context) => {
    const root = { 'kubernetes.io/description': ROOT_DESCRIPTION };
    await publishConfigMap({ name: ROOT, namespace, annotations: root }, { 'ca.crt': bundles.root }, context);
    const service = { 'service.beta.openshift.io/inject-cabundle': 'true' };
    await publishConfigMap(
      { name: SERVICE, namespace, annotations: service, others: 'removed' },
      { 'service-ca.crt': bundles.service },
      context,
    );
  },
});

const watchBundles: WatchedKind = {
  kind: configMapKind,
  keysOf: ({ metadata: { namespace = '', name } }, { previous, deleted, listers }) =>
    (name === ROOT || name === SERVICE) &&
    (deleted || previous !== undefined) &&
    listers.of(namespaceKind).get(undefined, namespace) !== undefined
      ? [namespace]
      : [],
};
