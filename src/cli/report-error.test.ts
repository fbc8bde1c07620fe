import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ConfigurationError } from '../errors/configuration-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import { reportError } from './report-error.ts';

const rows = [
  {
    error: new ConfigurationError('There is no target "kindd".', { hint: 'kind' }),
    code: 64,
    printed: 'There is no target "kindd".\n  try  kind\n',
  },
  {
    error: new EnvironmentError('The cluster cannot be reached.'),
    code: 2,
    printed: 'The cluster cannot be reached.\n',
  },
  { error: new ExpectationError('It should be so, but is not.'), code: 1, printed: 'It should be so, but is not.\n' },
  {
    error: new TypeError('x is undefined'),
    code: 2,
    printed:
      'Unexpected error: x is undefined\n  try  the same command with --verbose, which prints where it came from\n',
  },
  { error: Object.assign(new Error('printed already'), { code: 'commander.help', exitCode: 0 }), code: 0, printed: '' },
  {
    error: Object.assign(new Error('printed already'), { code: 'commander.unknownOption', exitCode: 1 }),
    code: 64,
    printed: '',
  },
];

for (const { error, code, printed } of rows)
  test(`${error.name} "${error.message}" ends with ${code}`, (context) => {
    let written = '';
    context.mock.method(process.stderr, 'write', (text: string) => {
      written += text;
      return true;
    });
    const returned = reportError(error);
    context.mock.restoreAll();
    assert.equal(returned, code);
    assert.equal(written, printed);
  });
