import type { CellPrinter } from './table.ts';

/** The cell printers by resource. */
export const printers: Readonly<Record<string, CellPrinter<never>>> = {};
