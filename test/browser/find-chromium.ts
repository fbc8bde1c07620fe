import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** A Chromium: the one that STREAMPROOF_CHROMIUM names, else one on the PATH; undefined when there is none. */
export const findChromium = async (): Promise<string | undefined> => {
  const named = process.env.STREAMPROOF_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = named ? [named] : folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return undefined;
};

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
