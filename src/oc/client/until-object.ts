import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { resourcePath } from './resource-path.ts';

/**
 * Waits until an object is as it should be: by a watch from a list on, without asking again and again.
 *
 * @param isReached asked for each state that the object has
 * @returns the object as it is then; `undefined` when it is gone, or the server stops telling
 */
export const untilObject = async <T extends KubeObject>(
  { client, context }: Invocation,
  kind: ResourceKind,
  namespace: string,
  name: string,
  isReached: (object: T) => boolean,
  signal = context.signal,
): Promise<T | undefined> => {
  const fieldSelector = `metadata.name=${name}`;
  const list = await client.list<T>(kind, namespace, { fieldSelector });
  const [current] = list.items;
  if (current === undefined || isReached(current)) return current;
  const request = {
    method: 'GET',
    path: resourcePath(kind, namespace),
    query: { fieldSelector, resourceVersion: list.metadata.resourceVersion },
  } as const;
  const reached = new AbortController();
  const ended = signal ? AbortSignal.any([signal, reached.signal]) : reached.signal;
  for await (const { object, type } of client.api.watch<T>(request, ended)) {
    if (type === 'DELETED') return undefined;
    if (!isReached(object)) continue;
    reached.abort();
    return object;
  }
  return undefined;
};
