import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ColumnFact } from '../facts/load-facts.ts';
import { ageOf } from './age.ts';
import type { Cell } from './table.ts';

/**
 * Cells for kinds without a printer: the name, and when it was created, of which clients make an age. OpenShift's kinds
 * that are custom resources have the age itself.
 */
export const defaultCells = ({ metadata }: KubeObject, columns: readonly ColumnFact[], now: number): Cell[] =>
  columns.map(([name, type]) => {
    if (name === 'Name') return metadata.name;
    if (type !== 'date') return '';
    return name === 'Age' ? ageOf(metadata.creationTimestamp, now) : (metadata.creationTimestamp ?? null);
  });
