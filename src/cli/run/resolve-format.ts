import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ConfigurationError } from '../../errors/configuration-error.ts';

/**
 * A `--format` as Cucumber takes it: formatters of packages are found where the command is given, as Cucumber itself would look for
 * them beside its own files.
 *
 * @param format `pretty`, `rerun:@rerun.txt`, `allure-cucumberjs/reporter`
 * @throws ConfigurationError when the package is not installed
 */
export const resolveFormat = (format: string): string | [module: string, file?: string] => {
  const [, type = '', file] = /^((?:@[^/:]+\/)?[\w][^:]*\/[^:]+|@[^:]+)(?::(.+))?$/.exec(format) ?? [];
  if (type === '') return format;
  try {
    const found = createRequire(path.join(process.cwd(), 'package.json')).resolve(type);
    return file === undefined ? [pathToFileURL(found).href] : [pathToFileURL(found).href, file];
  } catch (cause) {
    const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(type)!;
    throw new ConfigurationError(`--format ${type} is not installed here`, { hint: `npm install ${name}`, cause });
  }
};
