import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const [root, folder] = process.argv.slice(2);

/** How many bundles are kept: a cluster that stands reads parts of its own when it needs them. */
const KEPT = 10;

/** Code goes on asking where its source is, beside which its data lie. */
const placesOfSources = {
  name: 'places-of-sources',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const places = {
        'import.meta.url': pathToFileURL(file).href,
        'import.meta.dirname': path.dirname(file),
        'import.meta.filename': file,
      };
      const contents = source.replace(/\bimport\.meta\.(?:url|dirname|filename)\b/g, (place) =>
        JSON.stringify(places[place]),
      );
      return { contents, loader: 'ts' };
    }),
};

const unfinished = `${folder}.${process.pid}`;
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: unfinished,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    plugins: [placesOfSources],
    logLevel: 'silent',
  });
  renameSync(unfinished, folder);
} catch (error) {
  // Another process may have been faster.
  rmSync(unfinished, { recursive: true, force: true });
  throw error;
}

const bundles = path.dirname(folder);
const byAge = readdirSync(bundles)
  .map((name) => path.join(bundles, name))
  .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
for (const old of byAge.slice(KEPT)) rmSync(old, { recursive: true, force: true });
