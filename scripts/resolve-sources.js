import { registerHooks } from 'node:module';

const sources = new URL('..', import.meta.url);

/**
 * Sources name each other by a relative path with its ending, so that there is nothing to look up. Node.js would look all the
 * same, at the type of each of some thousand files and of its package.
 */
registerHooks({
  resolve: (specifier, context, resolve) =>
    specifier.startsWith('.') && specifier.endsWith('.ts') && context.parentURL?.startsWith(sources.href)
      ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      : resolve(specifier, context),
});
