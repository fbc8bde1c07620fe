import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject, ListMeta } from '../../../resources/kube-object.ts';
import { type CustomKind, isCustomKind } from '../../apimachinery/custom-kind.ts';
import { type ColumnFact, facts } from '../facts/load-facts.ts';
import { ordered } from '../representation/ordered.ts';
import { partialObject } from '../representation/partial-object.ts';
import { customCells } from './custom-cells.ts';
import { defaultCells } from './default-cells.ts';
import { printers, rowOrders } from './printers.ts';
import { scaleCells } from './workload-cells.ts';

/** A server-side table of objects, which clients print as they get it. */
export interface Table {
  kind: 'Table';
  apiVersion: string;
  metadata: Partial<ListMeta>;
  columnDefinitions: ColumnDefinition[] | null;
  rows: { cells: Cell[]; object: unknown }[];
}

export interface ColumnDefinition {
  name: string;
  type: string;
  format: string;
  description: string;
  priority: number;
}

export type Cell = string | number | bigint | boolean | null;

/** Computes the cells of one object; `now` is in milliseconds since the epoch. */
export type CellPrinter<T extends KubeObject = KubeObject> = (object: T, now: number) => Cell[];

export interface TableOptions {
  readonly kind: ResourceKind;
  readonly now: number;
  /** `Metadata` (the default), `Object` or `None`: what of the object goes with its row. */
  readonly includeObject: string | null;
  readonly version: 'v1' | 'v1beta1';
}

const plainColumns: readonly ColumnFact[] = [
  ['Name', 'string', 0, 'name'],
  ['Created At', 'date'],
];

/** A scale is no resource of its own: it stands below many. */
const scaleColumns: readonly ColumnFact[] = [
  ['Name', 'string', 0, 'name'],
  ['Desired', 'integer'],
  ['Available', 'integer'],
  ['Age', 'string'],
];

/**
 * The objects as a table, with the columns and cells of the real server.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
export const tableOf = (
  objects: readonly KubeObject[],
  options: TableOptions,
  metadata: Partial<ListMeta> = {},
): Table => {
  const { kind, now, version } = options;
  if (isCustomKind(kind)) return customTable(objects, kind, options, metadata);
  const isScale = kind.group === 'autoscaling' && kind.kind === 'Scale';
  const columns = isScale
    ? scaleColumns
    : (facts('table-columns')[`${groupResource(kind)}/${kind.version}`] ?? plainColumns);
  const printer: CellPrinter = isScale
    ? scaleCells
    : ((printers[groupResource(kind)] as CellPrinter | undefined) ??
      ((object: KubeObject) => defaultCells(object, columns, now)));
  const order = rowOrders[groupResource(kind)];
  const sorted = order === undefined ? objects : objects.toSorted(order);
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${version}`,
    metadata,
    columnDefinitions: columns.map(definition),
    rows: sorted.map((object) => ({ cells: printer(object, now), object: shown(object, options) })),
  };
};

const customTable = (
  objects: readonly KubeObject[],
  { columns }: CustomKind,
  options: TableOptions,
  metadata: Partial<ListMeta>,
): Table => ({
  kind: 'Table',
  apiVersion: `meta.k8s.io/${options.version}`,
  metadata,
  columnDefinitions: [
    definition(['Name', 'string', 0, 'name']),
    ...columns.map(({ name, type, jsonPath, priority = 0, format = '', description }) => ({
      ...definition([name, type, priority, format]),
      description: description || `Custom resource definition column (in JSONPath format): ${jsonPath}`,
    })),
  ],
  rows: objects.map((object) => ({ cells: customCells(object, columns, options.now), object: shown(object, options) })),
});

const definition = ([name, type = 'string', priority = 0, format = '']: ColumnFact): ColumnDefinition => ({
  name,
  type,
  format,
  description: '',
  priority,
});

const shown = (object: KubeObject, { includeObject, version }: TableOptions): unknown => {
  if (includeObject === 'None') return null;
  return includeObject === 'Object' ? ordered(object) : partialObject(object, version);
};
