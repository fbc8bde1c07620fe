#!/usr/bin/env node
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

// A checkout runs its sources (and installs what they need first); a published package carries them compiled.
if (existsSync(source)) {
  const { bootstrap } = await import('../scripts/bootstrap.js');
  const args = process.argv.slice(2);
  // Steps are sources, and share with what runs them the sources that both import.
  await bootstrap(source, args, { bundled: !args.includes('run') });
} else if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `Streamproof needs Node.js 24 or newer; this is ${process.version}.\n  try  https://nodejs.org\n`,
  );
  process.exitCode = 2;
} else {
  await import('../dist/src/cli/main.js');
}
