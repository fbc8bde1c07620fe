import type { Secret } from '../../../resources/access/secret.ts';
import { imageStreamKind, secretKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { embedded } from './embedded.ts';
import type { ImageApi } from './image-api.ts';
import { isImportSecret } from './import/import-credentials.ts';

/** The pull secrets of the namespace, for whoever may import there. The stream need not exist. */
export const createImageStreamSecrets = (api: ImageApi): Subresource => ({
  kind: { group: imageStreamKind.group, version: imageStreamKind.version, kind: 'SecretList' },
  get: async (context) => {
    const secrets = await api.client.list<Secret>(secretKind, context.namespace);
    const list = {
      kind: 'SecretList',
      apiVersion: apiVersionOf(imageStreamKind),
      metadata: { resourceVersion: String(api.machinery.store.revision) },
      items: secrets.filter(isImportSecret).map(embedded),
    };
    return list as unknown as KubeObject;
  },
});
