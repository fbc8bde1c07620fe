import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions } from './owner.ts';

const modes: readonly (readonly [kind: 'file' | 'directory', mode: number, shown: string])[] = [
  ['file', 0o644, '-rw-r--r--'],
  ['directory', 0o1777, 'drwxrwxrwt'],
  ['directory', 0o3770, 'drwxrws--T'],
  ['file', 0o4755, '-rwsr-xr-x'],
  ['file', 0o6644, '-rwSr-Sr--'],
];

for (const [kind, mode, shown] of modes)
  test(`${mode.toString(8)} of a ${kind} is shown as ${shown}`, () => {
    assert.equal(permissions(kind, mode), shown);
  });
