import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, glob, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/**
 * `npm pack`: compiles the sources to `dist`, since Node does not strip the types of what is installed as a dependency,
 * and lays the data files that they read beside them; scripts for browsers are such files, which the compiler would make modules of.
 */
const compile = async (): Promise<void> => {
  await rm('dist', { recursive: true, force: true });
  const tsc = spawn('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  const [exitCode] = await once(tsc, 'exit');
  process.exitCode = Number(exitCode);
};

const copyData = async (): Promise<void> => {
  for await (const file of glob(['src/**/*.{json,json.gz,bin,txt,css}', 'src/report/site/browser/*.js']))
    await cp(file, path.join('dist', file));
};

await compile();
await copyData();
