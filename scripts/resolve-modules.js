import { registerHooks } from 'node:module';
import path from 'node:path';

const checkout = new URL('..', import.meta.url);

/** What sources and the files of a bundle are. */
const formats = { '.ts': 'module-typescript', '.mjs': 'module' };

/**
 * Modules name each other by a relative path with its ending, so that there is nothing to look up. Node.js would look all the
 * same, at the type of each of some thousand files and of its package: a tenth of the time that `streamproof up` needs to start.
 */
registerHooks({
  resolve: (specifier, context, resolve) => {
    const format = specifier.startsWith('.') ? formats[path.extname(specifier)] : undefined;
    return format !== undefined && context.parentURL?.startsWith(checkout.href)
      ? { url: new URL(specifier, context.parentURL).href, format, shortCircuit: true }
      : resolve(specifier, context);
  },
});
