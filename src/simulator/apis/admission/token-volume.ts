import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { deepFreeze } from '../../store/deep-freeze.ts';

/** How the volumes with the token of a service account are named; a random suffix follows. */
export const TOKEN_VOLUME_PREFIX = 'kube-api-access-';

/** Seconds; the odd number tells these tokens from those that users ask for. */
const LIFETIME = 3607;

/** Every pod has the same one, so all share it. */
const projected = deepFreeze({
  defaultMode: 420,
  sources: [
    { serviceAccountToken: { expirationSeconds: LIFETIME, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
    { configMap: { name: 'openshift-service-ca.crt', items: [{ key: 'service-ca.crt', path: 'service-ca.crt' }] } },
  ],
});

/** The volume that OpenShift adds to each pod: a token, the certificates of the API server and of services, the namespace. */
export const tokenVolume = (name: string): Volume => ({ name, projected });
