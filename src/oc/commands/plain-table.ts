import { loadObjects } from '../client/load-objects.ts';
import type { Selection } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { shortAge } from '../output/age.ts';
import type { Table, TableRow } from '../output/table.ts';

/** The table of `oc get --server-print=false`, which the client makes itself: names and ages, of whatever kind. */
export const plainTable = async (
  invocation: Invocation,
  selection: Selection,
  errors: unknown[],
  sort: (path: string, rows: readonly TableRow[]) => Promise<TableRow[]>,
): Promise<Table> => {
  const now = invocation.context.now();
  const loaded = await loadObjects(invocation, [selection], errors);
  const rows = loaded.map(({ object }) => ({ cells: [object.metadata.name, ageOf(object, now)], object }));
  return {
    kind: 'Table',
    columnDefinitions: [
      { name: 'Name', type: 'string', format: 'name' },
      { name: 'Age', type: 'string' },
    ],
    rows: await sort(invocation.flags.string('sort-by'), rows),
  };
};

const ageOf = ({ metadata }: TableRow['object'], now: number): string =>
  typeof metadata.creationTimestamp !== 'string' ? '<unknown>' : shortAge(now - Date.parse(metadata.creationTimestamp));
