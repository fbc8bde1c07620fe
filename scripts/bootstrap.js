import module from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { bundledProgram } from './bundle.js';
import { install } from './install.js';
import { relay } from './relay.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const resolveModules = new URL('./resolve-modules.js', import.meta.url).href;
const compileCache = path.join(root, 'node_modules/.cache/node');

/**
 * Runs a TypeScript file of this checkout, whatever Node (20 or newer) was used to start it: installs the dependencies
 * when they are missing or out of date, then runs the file here if this Node is recent enough, else in the Node that
 * the dependencies bring. Plain JavaScript, because it must run before anything is installed.
 */
export const bootstrap = async (file, args, { bundled = false } = {}) => {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) {
    return stop(`Streamproof needs Node.js 20 or newer to start; this is ${process.version}.`, 'https://nodejs.org');
  }
  const failure = await install(root, { bringNode: major < 24 });
  if (failure !== undefined) return stop(failure.message, failure.hint);

  process.env.NODE_COMPILE_CACHE ??= compileCache;
  const program = bundled ? await bundledProgram(root) : undefined;
  const tellsPlaces = program !== undefined && args.includes('--verbose');
  if (major < 24)
    return relay(path.join(root, 'node_modules/node/bin/node'), [
      '--import',
      resolveModules,
      ...(tellsPlaces ? ['--enable-source-maps'] : []),
      program ?? file,
      ...args,
    ]);
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(resolveModules);
  if (tellsPlaces) process.setSourceMapsEnabled(true);
  process.argv.splice(1, process.argv.length, file, ...args);
  await import(pathToFileURL(program ?? file).href);
};

const stop = (message, hint) => {
  process.stderr.write(`${message}\n  try  ${hint}\n`);
  process.exitCode = 2;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  await bootstrap(path.resolve(file), args);
}
