import { readdir } from 'node:fs/promises';
import type { StorageDriver } from '../../../src/simulator/registry/storage/storage-driver.ts';

/** Tells which files came to a registry's storage or left it since it was told last: `+ ./docker/…`. */
export const openStoredFiles = (storage: StorageDriver): { next(): Promise<string> } => {
  let before = new Set<string>();
  return {
    next: async () => {
      storage.flush();
      const { root } = storage.layout;
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `.${parentPath.slice(root.length)}/${name}`);
      const now = new Set(files);
      const lines = [
        ...files.filter((file) => !before.has(file)).map((file) => `+ ${file}`),
        ...[...before].filter((file) => !now.has(file)).map((file) => `- ${file}`),
      ];
      before = now;
      return arrangedFiles(lines);
    },
  };
};

/** The two digits of a digest that name the folder of a blob say nothing of their own. */
export const arrangedFiles = (lines: readonly string[]): string =>
  lines
    .map((line) => `${line.replace(/\/sha256\/..\/(?=[0-9a-f]{64})/, '/sha256/')}\n`)
    .sort()
    .join('') || '(unchanged)\n';
