import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { createIfMissing } from './namespace-content.ts';

/** What a config map is called and says of itself. */
export interface PublishedMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether annotations that others have made stay. */
  readonly others?: 'kept' | 'removed';
}

/** Makes a config map hold what it should, and nothing else, and have its annotations. */
export const publishConfigMap = async (
  { name, namespace, annotations, others = 'kept' }: PublishedMetadata,
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
  const given = known.metadata.annotations ?? {};
  const isAnnotated =
    others === 'removed' ? equal(given, annotations ?? {}) : Object.keys(annotations ?? {}).every((key) => given[key]);
  if (isAnnotated && equal(known.data, data)) return;
  await client.modify<ConfigMap>(configMapKind, namespace, name, ({ metadata, ...current }) => ({
    ...current,
    metadata:
      annotations === undefined
        ? metadata
        : { ...metadata, annotations: { ...(others === 'kept' && metadata.annotations), ...annotations } },
    data,
  }));
};
