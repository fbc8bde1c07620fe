import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const builder = fileURLToPath(new URL('build-bundle.js', import.meta.url));

/**
 * The program of a checkout in few files instead of a thousand, which it takes Node.js a tenth of a second and 7 MB to link. It is
 * made when the sources are others than before, and kept under `node_modules/.cache`.
 *
 * @param {string} root the checkout
 * @returns {Promise<string | undefined>} the file to run; `undefined` when the sources cannot be bundled, and will say themselves why not
 */
export const bundledProgram = async (root) => {
  const folder = path.join(root, 'node_modules/.cache/streamproof/bundles', keyOf(root));
  const program = path.join(folder, 'main.mjs');
  if (existsSync(program)) return program;
  try {
    await promisify(execFile)(process.execPath, [builder, root, folder]);
    return program;
  } catch {
    return existsSync(program) ? program : undefined;
  }
};

/** Another one for other sources, another place of them and another way to bundle. */
const keyOf = (root) => {
  const hash = createHash('sha256');
  const note = (file) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  };
  const noteAll = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) noteAll(file);
      else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')) note(file);
    }
  };
  noteAll(path.join(root, 'src'));
  note(builder);
  return hash.digest('hex').slice(0, 16);
};
