import type { OcContext } from '../oc-context.ts';
import { OcError } from '../oc-error.ts';

/** Runs git in a folder; @returns what it prints, without the end of its last line. @throws OcError with what git says */
export type Git = (folder: string, ...words: readonly string[]) => Promise<string>;

/** `undefined` where there is no git, or no programs can be run. */
export const findGit = async ({ runProgram }: OcContext): Promise<Git | undefined> => {
  if (runProgram === undefined) return undefined;
  const { exitCode: found } = await runProgram(['git', '--version'], {});
  if (found !== 0) return undefined;
  return async (folder, ...words) => {
    const { stdout, stderr, exitCode } = await runProgram(['git', '-C', folder, ...words], {});
    if (exitCode !== 0) throw new OcError(stderr.trimEnd() || `exit status ${exitCode}`);
    return stdout.replace(/\n+$/, '');
  };
};
