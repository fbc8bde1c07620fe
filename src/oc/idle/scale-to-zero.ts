import type { KubeObject } from '../../resources/kube-object.ts';
import { idlingKeys } from '../../resources/workloads/idling.ts';
import { resolveKind } from '../client/discovery.ts';
import type { Invocation } from '../command.ts';
import type { Scalable } from './find-scalables.ts';
import { idledNow } from './idling-annotations.ts';

type Scale = KubeObject & { spec: { replicas?: number } };

/** How many replicas there should be. */
export const sizeOf = async ({ client }: Invocation, { namespace, kind, name, group }: Scalable): Promise<number> =>
  (await client.get<Scale>(await resolveKind(client, `${kind}.${group}`), namespace, `${name}/scale`)).spec.replicas ??
  0;

/** Scales down; deployment configs and replication controllers remember their size. */
export const scaleToZero = async (
  invocation: Invocation,
  { namespace, kind: kindName, name, group }: Scalable,
  size: number,
): Promise<void> => {
  const { client } = invocation;
  const kind = await resolveKind(client, `${kindName}.${group}`);
  if (['DeploymentConfig', 'ReplicationController'].includes(kindName)) {
    const annotations = { ...idledNow(invocation), [idlingKeys.size]: String(size) };
    await client.patch(kind, namespace, name, { metadata: { annotations }, spec: { replicas: 0 } }, 'strategic');
    return;
  }
  const scale = await client.get<Scale>(kind, namespace, `${name}/scale`);
  const { resourceVersion: _resourceVersion, ...metadata } = scale.metadata;
  await client.replace(kind, namespace, `${name}/scale`, { ...scale, metadata, spec: { replicas: 0 } });
};
