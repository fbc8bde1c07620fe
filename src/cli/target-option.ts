import { InvalidArgumentError, Option } from 'commander';

import { targetNames } from '../targets/select-target.ts';
import { nearest } from './nearest.ts';

/** `--target`, which says where experiments run. */
export const targetOption = (): Option =>
  new Option('--target <name>', `where to run: ${targetNames.join(', ')}`).default('simulated').argParser((name) => {
    if (targetNames.includes(name)) return name;
    const alike = nearest(name, targetNames);
    throw new InvalidArgumentError(
      alike === undefined ? `There is: ${targetNames.join(', ')}.` : `(Did you mean ${alike}?)`,
    );
  });
