import { InvalidArgumentError, Option } from 'commander';

import { nearest } from './nearest.ts';

const formats = [
  'html',
  'json',
  'junit',
  'message',
  'pretty',
  'progress',
  'progress-bar',
  'rerun',
  'snippets',
  'usage',
];

/** `--format`, which adds an output of Cucumber: `pretty` in the terminal, `rerun:@rerun.txt` in a file. */
export const formatOption = (): Option =>
  new Option(
    '--format <type[:file]>',
    `a further output: ${formats.join(', ')}, or a module; without a file, in the terminal`,
  )
    .default([], 'a summary of every experiment')
    .argParser((value: string, previous: string[]) => [...previous, known(value)]);

/** A formatter of a package or a file, installed beside Streamproof: `allure-cucumberjs/reporter`, `./mine.js`. */
const isModule = (type: string): boolean => /[/.]/.test(type);

const known = (value: string): string => {
  const [type = ''] = value.split(':', 1);
  if (formats.includes(type) || isModule(type)) return value;
  const alike = nearest(type, formats);
  throw new InvalidArgumentError(alike === undefined ? `There is: ${formats.join(', ')}.` : `(Did you mean ${alike}?)`);
};
