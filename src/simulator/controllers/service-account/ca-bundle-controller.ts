import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, namespaceKind } from '../../../resources/kinds.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
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

/** Keeps the config maps with certificates that the token volume of each pod refers to, also against those who change them. */
export const createCaBundleController = (bundles: CaBundles): Controller => ({
  name: 'root-ca-certificate-publisher-controller',
  watches: [watchActiveNamespaces, watchBundles],
  reconcile: async (namespace, { client, listers }) => {
    const publish = async (name: string, annotations: Record<string, string>, data: Record<string, string>) => {
      const known = listers.of<ConfigMap>(configMapKind).get(namespace, name);
      if (known === undefined) {
        const map: ConfigMap = {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name, namespace, annotations },
          data,
        };
        return createIfMissing(configMapKind, map, client, listers);
      }
      if (isPublished(known, annotations, data)) return;
      await client.modify<ConfigMap>(configMapKind, namespace, name, (current) => {
        current.metadata.annotations = { ...current.metadata.annotations, ...annotations };
        current.data = data;
      });
    };
    await publish(ROOT, { 'kubernetes.io/description': ROOT_DESCRIPTION }, { 'ca.crt': bundles.root });
    await publish(
      SERVICE,
      { 'service.beta.openshift.io/inject-cabundle': 'true' },
      { 'service-ca.crt': bundles.service },
    );
  },
});

const isPublished = (
  { metadata, data }: ConfigMap,
  annotations: Record<string, string>,
  wanted: Record<string, string>,
): boolean => equal(data, wanted) && Object.keys(annotations).every((key) => metadata.annotations?.[key]);

const watchBundles: WatchedKind = {
  kind: configMapKind,
  keysOf: ({ metadata: { namespace = '', name } }, { previous, deleted, listers }) =>
    (name === ROOT || name === SERVICE) &&
    (deleted || previous !== undefined) &&
    listers.of(namespaceKind).get(undefined, namespace) !== undefined
      ? [namespace]
      : [],
};
