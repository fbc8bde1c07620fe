import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ColumnFact } from '../facts/load-facts.ts';
import type { Cell } from './table.ts';

/** Cells for kinds without a printer: the name and when it was created; clients make an age of it. */
export const defaultCells = ({ metadata }: KubeObject, columns: readonly ColumnFact[]): Cell[] =>
  columns.map(([name, type]) =>
    name === 'Name' ? metadata.name : type === 'date' ? (metadata.creationTimestamp ?? null) : '',
  );
