import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `.ts` in a checkout, `.js` in a published package. */
export const codeExtension = path.extname(import.meta.filename);

/** The folder that holds `src` and `steps` as they are run: the checkout, or `dist` of a published package. */
export const codeRoot = path.resolve(import.meta.dirname, '../..');

/** The folder of `package.json` and `features`. */
export const packageRoot = existsSync(path.join(codeRoot, 'package.json')) ? codeRoot : path.dirname(codeRoot);

/** The version in `package.json`. */
export const packageVersion = (): string =>
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')).version;
