import { InvalidArgumentError, Option } from 'commander';

import { nearest } from './nearest.ts';

const targets = ['simulated'];

/** `--target`, which says where experiments run. */
export const targetOption = (): Option =>
  new Option('--target <name>', `where to run: ${targets.join(', ')}`).default('simulated').argParser((name) => {
    if (targets.includes(name)) return name;
    const alike = nearest(name, targets);
    throw new InvalidArgumentError(
      alike === undefined ? `There is: ${targets.join(', ')}.` : `(Did you mean ${alike}?)`,
    );
  });
