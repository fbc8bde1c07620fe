import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainInstallFailure } from './install-failure.js';

const rows: [string, RegExp][] = [
  ['npm error code ENOTFOUND\nnpm error network request failed', /registry cannot be reached/],
  ['npm error code EACCES', /may not write/],
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate/],
  ['npm error code EUSAGE', /does not accept package-lock\.json/],
  ['npm error something else', /its own words are above/],
];

for (const [errors, reason] of rows)
  test(errors.split('\n', 1)[0] ?? '', () => {
    const { message, hint } = explainInstallFailure(1, errors);
    assert.match(message, reason);
    assert.notEqual(hint, '');
  });
