import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPath, optionsOf, ownParameters, pretty, queryOf, sharedParameters } from './parameters.ts';

const names = (parameters: readonly { name: string }[]): string[] => parameters.map(({ name }) => name);

test('what all operations of a path have is said of the path', () => {
  const read = { parameters: [...inPath('/pods/{name}', 'Pod'), ...queryOf.read(), ...pretty()] };
  const patch = { parameters: [...inPath('/pods/{name}', 'Pod'), ...queryOf.patch(), ...pretty()] };
  const shared = sharedParameters([read, patch]);
  assert.deepEqual(names(shared), ['name', 'pretty']);
  assert.deepEqual(names(ownParameters(read, shared)), []);
  assert.deepEqual(names(ownParameters(patch, shared)), ['dryRun', 'fieldManager', 'fieldValidation', 'force']);
});

test('every parameter is described, and typed', () => {
  const all = [...queryOf.patch(), ...queryOf.delete(), ...queryOf.list(), ...optionsOf('Pod'), ...pretty()];
  assert.deepEqual(names(all.filter(({ description }) => description === undefined)), []);
  assert.equal(all.find(({ name }) => name === 'limit')?.type, 'integer');
  assert.equal(all.find(({ name }) => name === 'watch')?.type, 'boolean');
});
