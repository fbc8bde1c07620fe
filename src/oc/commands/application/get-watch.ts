import type { WatchEvent } from '../../../ports/kube-api.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { listQuery, scopeOf } from '../../client/load-objects.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Selection } from '../../client/select-resources.ts';
import type { Invocation } from '../../command.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printObjects } from '../../output/print-objects.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { type Table, type TableView, tableLines, tableOptions } from '../../output/table.ts';
import { mergeByKind, readTable, tableAccept, viewOf } from './get-tables.ts';

/** `oc get -w`: the table, then a line for every change until the command is ended. */
export const watchTable = async (invocation: Invocation, selections: readonly Selection[]): Promise<void> => {
  const { flags, context } = invocation;
  const selection = onlyOne(selections);
  const options = { ...tableOptions, remembered: [] };
  let view: TableView = viewOf(invocation, selection, false);
  let columns: Table['columnDefinitions'];
  const print = (type: string, table: Table): void => {
    columns = table.columnDefinitions?.length ? table.columnDefinitions : columns;
    if (!table.rows?.length) return;
    const shown = flags.boolean('output-watch-events') ? { ...view, event: type } : view;
    context.stdout(alignTabs(tableLines({ ...table, columnDefinitions: columns }, shown), options));
    view = { ...view, headers: false };
  };
  if (flags.has('sort-by'))
    context.stderr('warning: --watch requested, --sort-by will be ignored for watch events received\n');
  const errors: unknown[] = [];
  const listed = await readTable(invocation, selection, errors);
  throwCollected(errors.slice(0, 1));
  if (!flags.boolean('watch-only')) print('ADDED', listed);
  else columns = listed.columnDefinitions;
  if ((selection.names?.length ?? 0) > 1)
    throw new OcError('you may only watch a single resource or type of resource at a time');
  for await (const { type, object } of changes<Table>(
    invocation,
    selection,
    listed.metadata?.resourceVersion,
    tableAccept,
  ))
    print(type, object);
};

/** `oc get -w -o yaml` and the like: every version of every object, or with `--output-watch-events` what was told of it. */
export const watchObjects = async (
  invocation: Invocation,
  selections: readonly Selection[],
  format: string,
): Promise<void> => {
  const { context, flags } = invocation;
  const selection = onlyOne(selections);
  const isEvent = flags.boolean('output-watch-events');
  let first = true;
  for await (const event of changes<KubeObject>(invocation, selection, undefined, 'application/json')) {
    const object = isEvent ? (event as unknown as KubeObject) : event.object;
    const options = { headers: first, managedFields: isEvent || flags.boolean('show-managed-fields') };
    const text = printObjects(format, { objects: [object], kinds: [selection.kind], single: true }, options);
    context.stdout(format === 'yaml' && !first ? `---\n${text}` : text);
    first = false;
  }
};

const changes = async function* <T>(
  invocation: Invocation,
  { kind, names }: Selection,
  resourceVersion: string | undefined,
  accept: string,
): AsyncGenerator<WatchEvent<T>> {
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
    if (event.type !== 'BOOKMARK') yield event;
  }
};

const onlyOne = (selections: readonly Selection[]): Selection => {
  const [selection, ...more] = mergeByKind(selections);
  if (!selection || more.length > 0) throw new OcError('you may only specify a single resource type');
  return selection;
};
