import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { dayOf } from '../../apimachinery/timestamp.ts';
import { createIfMissing, watchForNamespace } from './namespace-content.ts';

const namespace = 'kube-system';
const name = 'kube-apiserver-legacy-service-account-token-tracking';

/** One that is deleted comes back only so late: some servers of a cluster may track tokens and others not. Milliseconds. */
const RATE = 30 * 60 * 1000;

/**
 * Says since which day the API server writes down when the lasting tokens of service accounts are used.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#legacy-serviceaccount-token-tracking-controller
 */
export const createTokenTrackingController = (): Controller => {
  let createdAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'legacy_token_tracking_controller',
    program: 'kube-apiserver',
    watches: [watchForNamespace(namespace, name), watchMap],
    reconcile: async (_, { client, clock, listers }) => {
      const now = clock.now();
      const since = dayOf(now);
      const known = listers.of<ConfigMap>(configMapKind).get(namespace, name);
      if (known === undefined) {
        if (now < createdAt + RATE) return { requeueAfter: createdAt + RATE - now };
        const metadata = { name, namespace };
        const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { since } } as KubeObject;
        await createIfMissing(configMapKind, object, client, listers);
        createdAt = now;
      } else if (!isDay(known.data?.['since'] ?? ''))
        await client.modify<ConfigMap>(configMapKind, namespace, name, (current) => {
          current.data = { ...current.data, since };
        });
      return undefined;
    },
  };
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const watchMap: WatchedKind = {
  kind: configMapKind,
  keysOf: ({ metadata }) => (metadata.name === name && metadata.namespace === namespace ? [name] : []),
};
