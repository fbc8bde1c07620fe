import type { KubeObject } from '../../resources/kube-object.ts';
import { goText } from './go-text.ts';
import { alignTabs, type TabOptions } from './tab-writer.ts';

/**
 * What a server answers to `as=Table`.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
export interface Table {
  kind: 'Table';
  metadata?: { resourceVersion?: string };
  columnDefinitions?: { name: string; type: string; format?: string; priority?: number }[];
  rows?: TableRow[];
}

/** One object; `object` holds its metadata, or all of it when the request asked for that. */
export interface TableRow {
  cells: unknown[];
  object: Pick<KubeObject, 'metadata'>;
}

/** What is printed of a table. */
export interface TableView {
  readonly wide: boolean;
  readonly headers: boolean;
  readonly labels: boolean;
  readonly namespace: boolean;
  /** Values of these labels get columns of their own. */
  readonly labelColumns: readonly string[];
  /** Set before names, with a slash: `pod`. */
  readonly prefix?: string;
  /** What a watch told of the rows: a column of its own. */
  readonly event?: string;
}

/** The widths of kubectl's tables. */
export const tableOptions: TabOptions = { minWidth: 6, tabWidth: 4, padding: 3 };

/** The lines of a table, cells separated by TABs; align them with {@link tableOptions}. */
export const tableLines = (table: Table, view: TableView): string => {
  const columns = (table.columnDefinitions ?? [])
    .map((column, index) => ({ ...column, index }))
    .filter(({ priority }) => view.wide || !priority);
  const named = columns.find(
    ({ name, type, format }) => format === 'name' || (name === 'Name' && type === 'string'),
  )?.index;
  const header = [
    ...(view.event === undefined ? [] : ['EVENT']),
    ...(view.namespace ? ['NAMESPACE'] : []),
    ...columns.map(({ name }) => name.toUpperCase()),
    ...view.labelColumns.map((label) => (label.split('/').at(-1) as string).toUpperCase()),
    ...(view.labels ? ['LABELS'] : []),
  ];
  const rows = (table.rows ?? []).map((row) => [
    ...(view.event === undefined ? [] : [view.event]),
    ...(view.namespace ? [row.object.metadata.namespace ?? ''] : []),
    ...columns.map(({ index }) => cell(row.cells[index], view, index === named)),
    ...view.labelColumns.map((label) => row.object.metadata.labels?.[label] ?? ''),
    ...(view.labels ? [labelText(row.object.metadata.labels ?? {})] : []),
  ]);
  return (view.headers ? [header, ...rows] : rows).map((cells) => `${cells.join('\t')}\n`).join('');
};

/** A whole table, aligned. */
export const formatTable = (table: Table, view: TableView): string => alignTabs(tableLines(table, view), tableOptions);

/** `a=b,c=d`, or `<none>`. */
export const labelText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? '<none>' : pairs.sort().join(',');
};

const cell = (value: unknown, { prefix }: TableView, isName: boolean): string => {
  const text = value === null || value === undefined ? '' : goText(value);
  const line = /^[^\f\n\r]*/.exec(text)?.[0] ?? '';
  const shown = line.length < text.length ? `${line}...` : line;
  return isName && prefix ? `${prefix}/${shown}` : shown;
};
