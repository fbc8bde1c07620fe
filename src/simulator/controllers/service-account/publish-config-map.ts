import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { createIfMissing } from './namespace-content.ts';

/** Makes a config map hold what it should, and nothing else, and have its annotations; others it may have besides. */
export const publishConfigMap = async (
  { name, namespace, annotations }: { name: string; namespace: string; annotations?: Record<string, string> },
  data: Record<string, string>,
  { client, listers }: Pick<ControllerContext, 'client' | 'listers'>,
): Promise<void> => {
  const known = listers.of<ConfigMap>(configMapKind).get(namespace, name);
  if (known === undefined) {
    const metadata = { name, namespace, ...(annotations && { annotations }) };
    return createIfMissing(
      configMapKind,
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data } as ConfigMap,
      client,
      listers,
    );
  }
  const isAnnotated = Object.keys(annotations ?? {}).every((key) => known.metadata.annotations?.[key]);
  if (isAnnotated && equal(known.data, data)) return;
  await client.modify<ConfigMap>(configMapKind, namespace, name, (current) => {
    if (annotations) current.metadata.annotations = { ...current.metadata.annotations, ...annotations };
    current.data = data;
  });
};
