import { loadObjects } from '../../client/load-objects.ts';
import type { Selection } from '../../client/select-resources.ts';
import type { Invocation } from '../../command.ts';
import { shortAgeSince } from '../../output/age.ts';
import type { Table, TableRow } from '../../output/table.ts';

/**
 * The table of `oc get --server-print=false`, which the client makes itself: names and ages, of whatever kind, in the order in
 * which they were read.
 */
export const plainTable = async (
  invocation: Invocation,
  selection: Selection,
  errors: unknown[],
): Promise<Table & { readonly rows: TableRow[] }> => {
  const now = invocation.context.now();
  const loaded = await loadObjects(invocation, [selection], errors);
  return {
    kind: 'Table',
    columnDefinitions: [
      { name: 'Name', type: 'string', format: 'name' },
      { name: 'Age', type: 'string' },
    ],
    rows: loaded.map(({ object }) => ({
      cells: [object.metadata.name, shortAgeSince(now, object.metadata.creationTimestamp)],
      object,
    })),
  };
};
