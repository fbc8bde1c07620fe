import { isNotFound } from '../../client/client.ts';
import { listPages } from '../../client/list-pages.ts';
import { listQuery, partOf, scopeOf, unmatched } from '../../client/load-objects.ts';
import { refuseMissingNamespace } from '../../client/missing-namespace.ts';
import { qualifiedKind } from '../../client/object-name.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Selection } from '../../client/select-resources.ts';
import { refuseUnserved } from '../../client/unserved-kind.ts';
import type { Invocation } from '../../command.ts';
import { OcError } from '../../oc-error.ts';
import { formatTable, type Table, type TableRow, type TableView } from '../../output/table.ts';
import { plainTable } from './plain-table.ts';

/** What `oc get` asks for when it prints tables. */
export const tableAccept =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';

/** Prints a table a kind, a blank line between them; failures are collected. */
export const getTables = async (
  invocation: Invocation,
  selections: readonly Selection[],
  errors: unknown[],
): Promise<void> => {
  const merged = mergeByKind(selections);
  const found: { selection: Selection; table: Table }[] = [];
  for (const selection of merged) {
    const table = await readTable(invocation, selection, errors);
    if (!selection.names || table.rows?.length) found.push({ selection, table });
  }
  const blocks = found
    .filter(({ table }) => table.rows?.length)
    .map(({ selection, table }) => formatTable(table, viewOf(invocation, selection, found.length > 1)));
  invocation.context.stdout(blocks.join('\n'));
  const nothing =
    blocks.length === 0 && errors.every((error) => invocation.flags.boolean('ignore-not-found') && isNotFound(error));
  if (nothing && errors.length === 0) invocation.context.stderr(nothingFound(invocation, merged));
};

/** How the flags of a command want a kind's table. */
export const viewOf = ({ flags }: Invocation, { kind }: Selection, several: boolean): TableView => ({
  wide: flags.string('output') === 'wide',
  headers: !flags.boolean('no-headers'),
  labels: flags.boolean('show-labels'),
  namespace: flags.boolean('all-namespaces') && kind.namespaced,
  labelColumns: flags.list('label-columns'),
  prefix: several || flags.boolean('show-kind') ? qualifiedKind(kind) : undefined,
});

/** The table of a selection, the rows of several names or pages in one. */
export const readTable = async (
  invocation: Invocation,
  { kind, names }: Selection,
  errors: unknown[],
): Promise<Table> => {
  const sortBy = invocation.flags.string('sort-by');
  if (!invocation.flags.boolean('server-print')) {
    const table = await plainTable(invocation, { kind, names }, errors);
    return { ...table, rows: await sortRows(sortBy, table.rows) };
  }
  const whole: Record<string, string> = sortBy === '' ? {} : { includeObject: 'Object' };
  const tables: Table[] = [];
  const read = async (name: string | undefined, query: Record<string, string | number>): Promise<void> => {
    const namespace = name === undefined ? scopeOf(invocation) : invocation.namespace;
    const request = {
      method: 'GET',
      path: resourcePath(kind, namespace, name && partOf(invocation, name)),
      query,
      accept: tableAccept,
    } as const;
    await listPages<Table>(invocation.client, request)
      .catch(refuseUnserved(invocation.client, kind))
      .catch(name === undefined ? unmatched(invocation, kind) : refuseMissingNamespace(invocation, kind))
      .then(
        (pages) => tables.push(...pages),
        (error: unknown) => errors.push(error),
      );
  };
  if (names) for (const name of names) await read(name, whole);
  else await read(undefined, { ...listQuery(invocation), ...whole });
  const rows = tables.flatMap((table) => table.rows ?? []);
  return {
    ...(tables[0] ?? { kind: 'Table' }),
    rows: await sortRows(sortBy, rows),
  };
};

const sortRows = async (path: string, rows: readonly TableRow[]): Promise<TableRow[]> => {
  if (path === '') return [...rows];
  const { sortByPath } = await import('../../output/sort-by.ts');
  try {
    return sortByPath(path, rows, (row) => row.object);
  } catch (error) {
    // Rows of a field that none of them has are not printed at all.
    if (error instanceof OcError) return rows.length > 1 ? [] : [...rows];
    throw error;
  }
};

/** `pod/a pod/b` is one table. */
export const mergeByKind = (selections: readonly Selection[]): Selection[] => {
  const merged: Selection[] = [];
  for (const selection of selections) {
    const last = merged.at(-1);
    if (last?.names && selection.names && last.kind === selection.kind)
      merged[merged.length - 1] = { kind: last.kind, names: [...last.names, ...selection.names] };
    else merged.push(selection);
  }
  return merged;
};

const nothingFound = ({ flags, namespace }: Invocation, selections: readonly Selection[]): string =>
  selections.every(({ kind }) => kind.namespaced) && !flags.boolean('all-namespaces')
    ? `No resources found in ${namespace} namespace.\n`
    : 'No resources found\n';
