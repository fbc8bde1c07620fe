import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { watchForNamespace } from '../service-account/namespace-content.ts';
import { publishConfigMap } from '../service-account/publish-config-map.ts';

const namespace = 'kube-system';
const name = 'extension-apiserver-authentication';

/** As whom the API server asks servers behind an APIService. */
export const AGGREGATOR = 'system:openshift-aggregator';

/**
 * Tells servers of other groups whom to believe: who signs the certificates of clients, and in which headers the aggregator, and nobody
 * else, says on whose behalf it asks. API servers keep it as it is, also against those who change it.
 *
 * @param authority who signs both, PEM
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/#extension-apiserver-authenticates-the-request
 */
export const createClusterAuthenticationController = (authority: string): Controller => {
  const data = {
    'client-ca-file': authority,
    'requestheader-allowed-names': JSON.stringify(['kube-apiserver-proxy', 'system:kube-apiserver-proxy', AGGREGATOR]),
    'requestheader-client-ca-file': authority,
    'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
    'requestheader-group-headers': '["X-Remote-Group"]',
    'requestheader-username-headers': '["X-Remote-User"]',
  };
  return {
    name: 'cluster_authentication_trust_controller',
    program: 'kube-apiserver',
    watches: [watchForNamespace(namespace, name), watchMap],
    reconcile: (_, context) => publishConfigMap({ name, namespace }, data, context),
  };
};

const watchMap: WatchedKind = {
  kind: configMapKind,
  keysOf: ({ metadata }, { previous, deleted }) =>
    metadata.name === name && metadata.namespace === namespace && (deleted || previous !== undefined) ? [name] : [],
};
