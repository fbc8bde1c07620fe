import type { KubeList, KubeObject } from '../../../../resources/kube-object.ts';
import { qualifiedName } from '../../../client/object-name.ts';
import { resourcePath } from '../../../client/resource-path.ts';
import { within } from '../../../client/within.ts';
import type { Invocation } from '../../../command.ts';
import { OcError } from '../../../oc-error.ts';
import type { Target } from './delete.ts';

/**
 * Waits until an object that was deleted is gone, or another one has its name: by a watch, without asking again and again.
 *
 * @throws OcError when the time is up
 */
export const waitUntilGone = async (invocation: Invocation, target: Target): Promise<void> => {
  const { client, context, flags } = invocation;
  const isGone = (object: KubeObject | undefined): boolean =>
    !object || (target.uid !== undefined && object.metadata.uid !== target.uid);
  const found = await client.find(target.kind, target.namespace, target.name).catch(goneWhenUnreadable);
  if (isGone(found)) return;
  const fieldSelector = `metadata.name=${target.name}`;
  const list = await client.list(target.kind, target.namespace, { fieldSelector, limit: 500, resourceVersion: '0' });
  if (isGone(list.items.find(({ metadata }) => metadata.name === target.name))) return;
  const request = {
    method: 'GET',
    path: resourcePath(target.kind, target.namespace),
    query: watchQuery(list, fieldSelector),
  } as const;
  const gone = await within(context, flags.duration('timeout'), async (signal) => {
    for await (const event of client.api.watch<KubeObject>(request, signal)) if (event.type === 'DELETED') return true;
    return false;
  });
  if (!gone && !context.signal?.aborted)
    throw new OcError(`timed out waiting for the condition on ${qualifiedName(target.kind, target.name)}`);
};

const watchQuery = (list: KubeList, fieldSelector: string): Record<string, string | boolean> => ({
  allowWatchBookmarks: true,
  fieldSelector,
  resourceVersion: list.metadata.resourceVersion,
});

/** Kinds that cannot be read (virtual ones) count as gone. */
const goneWhenUnreadable = (): undefined => undefined;
