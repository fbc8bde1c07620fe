import { posix } from 'node:path';
import { FindSyntaxError, parseFindExpression } from '../find-expression.ts';
import { type LocatedFile, locate } from '../located-file.ts';
import type { Command } from '../process.ts';

/**
 * `find PATH... EXPRESSION`, see {@link parseFindExpression} for the tests. Entries come in the order of their names.
 */
export const find: Command = async (process) => {
  const {
    args,
    container: { files },
    err,
  } = process;
  const start = args.findIndex((each) => /^[-!(]/.test(each));
  const paths = start < 0 ? args : args.slice(0, start);
  try {
    const { test, minDepth, maxDepth } = parseFindExpression(start < 0 ? [] : args.slice(start), process);
    const visit = async (file: LocatedFile, depth: number): Promise<void> => {
      if (depth >= minDepth) await test(file);
      if (depth >= maxDepth || file.status.kind !== 'directory') return;
      for (const name of await files.list(file.path)) {
        const path = posix.join(file.path, name);
        const status = await files.status(path);
        if (status !== undefined)
          await visit(
            { name: `${file.name.replace(/(.)\/$/, '$1')}${file.name === '/' ? '' : '/'}${name}`, path, status },
            depth + 1,
          );
      }
    };
    let code = 0;
    for (const name of paths.length > 0 ? paths : ['.']) {
      const file = await locate(process, name, { follow: false });
      if (file !== undefined) await visit(file, 0);
      else {
        err(`find: '${name}': No such file or directory\n`);
        code = 1;
      }
    }
    return code;
  } catch (error) {
    if (!(error instanceof FindSyntaxError)) throw error;
    err(`find: ${error.message}\n`);
    return 1;
  }
};
