import { mkdir, mkdtemp, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { EnvironmentError } from '../../errors/environment-error.ts';
import { removeOnExit } from '../temporary-files.ts';
import { rewriteFile } from './rewrite-file.ts';

/** The reports of a run while they are being written. */
export interface ReportFiles {
  /** Cucumber's formatters by the file that each writes. */
  readonly formats: Readonly<Record<string, string>>;
  /** Adds a report that is not written by a formatter; its name may lead into a folder. */
  write(name: string, content: string): Promise<void>;
  /** Changes the text of every report. */
  rewrite(change: (text: string) => string): Promise<void>;
  /** Puts the finished reports in the place of those of the run before. */
  publish(): Promise<void>;
}

/**
 * Lets the reports be written beside their folder's present ones, which stay whole until the new ones are.
 *
 * @throws EnvironmentError when the folder cannot be written
 */
export const openReportFiles = async (folder: string): Promise<ReportFiles> => {
  const draft = await createDraft(folder);
  removeOnExit(draft);
  return {
    formats: {
      [path.join(draft, 'report.html')]: 'html',
    },
    write: async (name, content) => {
      await mkdir(path.dirname(path.join(draft, name)), { recursive: true });
      await writeFile(path.join(draft, name), content);
    },
    rewrite: async (change) => {
      for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) await rewriteFile(path.join(entry.parentPath, entry.name), change);
      }
    },
    publish: async () => {
      for (const name of await readdir(draft))
        await replace(path.join(folder, name), path.join(draft, name), path.join(draft, `.before-${name}`));
    },
  };
};

/** So often another run may come first with its own reports. */
const ATTEMPTS = 100;

/** Moves what is there aside, and the new one to its place; what another run has put there in the meantime goes as well. */
const replace = async (target: string, draft: string, aside: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    await rename(target, `${aside}-${attempt}`).catch(unless('ENOENT'));
    try {
      return await rename(draft, target);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      unless('ENOTEMPTY', 'EEXIST')(error);
    }
  }
};

const unless =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  };

const createDraft = async (folder: string): Promise<string> => {
  try {
    await mkdir(folder, { recursive: true });
    return await mkdtemp(path.join(folder, '.run-'));
  } catch (cause) {
    throw new EnvironmentError(`The reports cannot be written to ${folder}: ${(cause as Error).message}.`, {
      hint: 'another folder: --reports <folder>',
      cause,
    });
  }
};
