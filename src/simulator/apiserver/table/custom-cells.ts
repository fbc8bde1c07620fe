import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PrinterColumn } from '../../apimachinery/custom-kind.ts';
import { valueAt } from '../../apimachinery/json-path.ts';
import { ageOf } from './age.ts';
import type { Cell } from './table.ts';

/**
 * The name of a custom resource and the cells of the columns that its definition asks for; null where there is no value, and
 * `<no value>` where a text is expected and null is what the object says.
 */
export const customCells = (object: KubeObject, columns: readonly PrinterColumn[], now: number): Cell[] => [
  object.metadata.name,
  ...columns.map(({ type, jsonPath }) => cell(type, valueAt(object, jsonPath), now)),
];

const cell = (type: PrinterColumn['type'], value: unknown, now: number): Cell => {
  if (value === null && type === 'string') return '<no value>';
  if (value === undefined || value === null) return null;
  if (type === 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (typeof value === 'bigint') return type === 'integer' || type === 'number' ? value : null;
  if (type === 'integer') return typeof value === 'number' ? Math.trunc(value) : null;
  if (type === 'number') return typeof value === 'number' ? value : null;
  if (type === 'boolean') return typeof value === 'boolean' ? value : null;
  if (typeof value !== 'string') return null;
  return Number.isNaN(Date.parse(value)) ? '<invalid>' : ageOf(value, now);
};
