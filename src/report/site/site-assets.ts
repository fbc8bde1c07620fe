import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawnSigns } from './style/drawn-signs.ts';

const styles = ['colors', 'page', 'document', 'matrix', 'experiment', 'evidence', 'drawing', 'print'];
const scripts = ['language', 'evidence', 'copy', 'pick', 'find', 'address', 'printing'];

/** The style sheet of all pages. */
export const styleSheet = (): string =>
  `${styles.map((name) => read(`style/${name}.css`)).join('\n')}\n${drawnSigns()}`;

/** The script of all pages: each part by itself. */
export const script = (): string =>
  `'use strict';\n${scripts.map((name) => `{\n${read(`browser/${name}.js`)}}\n`).join('')}`;

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');
