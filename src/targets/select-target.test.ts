import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { findOc } from './find-oc.ts';
import { selectTarget } from './select-target.ts';

const refusal = (message: RegExp, hint: RegExp) => (error: ConfigurationError) =>
  error instanceof ConfigurationError && message.test(error.message) && hint.test(error.hint ?? '');

test('an unknown target is refused with the known ones', () =>
  assert.rejects(selectTarget('moon', { oc: [] }), refusal(/there is no target "moon"/, /simulated/)));

test('without a named oc the built-in one is used', async () => assert.equal(await findOc([]), undefined));

test('an oc that does not answer is refused with the reason', () =>
  assert.rejects(findOc(['/nonexistent/oc']), refusal(/no usable oc: .*\/nonexistent\/oc/, /--oc/)));

test('the first program that answers is the oc', async () =>
  assert.equal(await findOc(['/nonexistent/oc', 'true']), 'true'));
