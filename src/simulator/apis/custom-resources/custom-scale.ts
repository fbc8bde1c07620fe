import type { CustomResourceScale } from '../../../resources/custom-resource-definition.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import { valueAt, withValueAt } from '../../apimachinery/json-path.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { ownersAfter, type Scale, withOwners } from '../apps/scale-subresource.ts';

const scaleKind = { group: 'autoscaling', version: 'v1', kind: 'Scale' };

/** `/scale` of custom resources: where their definition says that the numbers are. */
export const customScale = (storage: () => RegistryStore, paths: CustomResourceScale): Subresource => ({
  kind: scaleKind,
  get: async (context, name) => scaleOf(await storage().get(context, name), paths),
  update: async (context, name, change) => {
    const { object } = await storage().update(context, name, async (current) => {
      const { managedFields } = current?.metadata ?? {};
      const path = paths.specReplicasPath
        .split('.')
        .slice(1)
        .map((name) => `f:${name}`);
      const wanted = (await change(current && withOwners(scaleOf(current, paths), managedFields, path))) as Scale;
      const replicas = wanted.spec?.replicas ?? 0;
      if (replicas < 0)
        throw invalidObject(scaleKind, name, [invalid('spec.replicas', replicas, 'should be a non-negative integer')]);
      const { resourceVersion } = wanted.metadata;
      return withValueAt(
        {
          ...current,
          metadata: {
            ...current?.metadata,
            resourceVersion,
            ...ownersAfter(managedFields, wanted, apiVersionOf(storage().kind), path),
          },
        } as KubeObject,
        paths.specReplicasPath,
        replicas,
      );
    });
    return { object: scaleOf(object, paths), created: false };
  },
});

const scaleOf = (
  object: KubeObject,
  { specReplicasPath, statusReplicasPath, labelSelectorPath = '' }: CustomResourceScale,
): Scale => {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const replicas = valueAt(object, specReplicasPath);
  const selector = labelSelectorPath === '' ? undefined : valueAt(object, labelSelectorPath);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid,
      resourceVersion,
      creationTimestamp,
    } as Scale['metadata'],
    spec: replicas ? { replicas: Number(replicas) } : {},
    status: {
      replicas: Number(valueAt(object, statusReplicasPath) ?? 0),
      ...(typeof selector === 'string' && selector !== '' ? { selector } : {}),
    },
  };
};
