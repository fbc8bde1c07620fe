import { readFile, writeFile } from 'node:fs/promises';

/** Changes the text of a file, if it is one. */
export const rewriteFile = async (file: string, change: (text: string) => string): Promise<void> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const changed = change(text);
  if (changed !== text) await writeFile(file, changed);
};
