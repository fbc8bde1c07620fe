import type { KubeObject } from '../../resources/kube-object.ts';
import { listQuery, scopeOf } from '../client/load-objects.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Selection } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { type Table, tableLines, tableOptions } from '../output/table.ts';
import { readTable, tableAccept, viewOf } from './get-tables.ts';

/** `oc get -w`: the table, then a line for every change until the command is ended. */
export const watchTable = async (invocation: Invocation, selections: readonly Selection[]): Promise<void> => {
  const selection = onlyOne(selections);
  const options = { ...tableOptions, remembered: [] };
  let view = viewOf(invocation, selection, false);
  let columns: Table['columnDefinitions'];
  const print = (table: Table): void => {
    columns = table.columnDefinitions?.length ? table.columnDefinitions : columns;
    if (!table.rows?.length) return;
    invocation.context.stdout(alignTabs(tableLines({ ...table, columnDefinitions: columns }, view), options));
    view = { ...view, headers: false };
  };
  const errors: unknown[] = [];
  const listed = await readTable(invocation, selection, errors);
  throwCollected(errors);
  if (!invocation.flags.boolean('watch-only')) print(listed);
  else columns = listed.columnDefinitions;
  for await (const table of changes<Table>(invocation, selection, listed.metadata?.resourceVersion, tableAccept))
    print(table);
};

/** `oc get -w -o yaml` and the like: every version of every object. */
export const watchObjects = async (
  invocation: Invocation,
  selections: readonly Selection[],
  format: string,
): Promise<void> => {
  const selection = onlyOne(selections);
  let first = true;
  for await (const object of changes<KubeObject>(invocation, selection, undefined, 'application/json')) {
    const text = printObjects(format, { objects: [object], kinds: [selection.kind], single: true }, { headers: first });
    invocation.context.stdout(format === 'yaml' && !first ? `---\n${text}` : text);
    first = false;
  }
};

const changes = async function* <T>(
  invocation: Invocation,
  { kind, names }: Selection,
  resourceVersion: string | undefined,
  accept: string,
): AsyncGenerator<T> {
  const { limit: _, ...query } = listQuery(invocation);
  const named = names ? { fieldSelector: `metadata.name=${names[0]}` } : {};
  const request = {
    method: 'GET',
    path: resourcePath(kind, scopeOf(invocation)),
    query: { ...query, ...named, resourceVersion },
    accept,
  } as const;
  const signal = invocation.context.signal ?? new AbortController().signal;
  for await (const event of invocation.client.api.watch<T>(request, signal)) {
    if (event.type === 'ERROR') throw new OcError(`unable to watch: ${JSON.stringify(event.object)}`);
    if (event.type !== 'BOOKMARK') yield event.object;
  }
};

const onlyOne = (selections: readonly Selection[]): Selection => {
  const [selection, ...more] = selections;
  if (!selection || more.length > 0 || (selection.names?.length ?? 0) > 1)
    throw new OcError('you may only specify a single resource type');
  return selection;
};
