import type { KubeObject } from '../../../resources/kube-object.ts';
import { listQuery } from '../../client/load-objects.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Selection } from '../../client/select-resources.ts';
import { within } from '../../client/within.ts';
import type { Invocation } from '../../command.ts';
import { OcError } from '../../oc-error.ts';

/**
 * Waits until objects that are named exist, by a watch; a whole collection exists as it is.
 *
 * @throws OcError when the time is up
 */
export const untilCreated = async (invocation: Invocation, selections: readonly Selection[]): Promise<void> => {
  const { client, context, flags, namespace } = invocation;
  const patience = flags.duration('timeout');
  for (const { kind, names = [] } of selections)
    for (const name of names) {
      if (await client.find(kind, namespace, name)) continue;
      const { limit: _, ...query } = { ...listQuery(invocation), fieldSelector: `metadata.name=${name}` };
      const request = { method: 'GET', path: resourcePath(kind, namespace), query } as const;
      const created = await within(context, patience, async (signal) => {
        for await (const { type } of client.api.watch<KubeObject>(request, signal)) if (type === 'ADDED') return true;
        return false;
      });
      if (!created) throw new OcError('timed out waiting for the condition');
    }
};
