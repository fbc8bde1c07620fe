import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCustomKind } from './check-custom-kind.ts';

const expected = { group: 'example.com', version: 'v1', kind: 'Widget' };
const apiVersion = 'example.com/v1';

const refusals: readonly [object, RegExp][] = [
  [{}, /^the object provided is unrecognized \(must be of type Widget\): Object 'Kind' is missing in '{"metadata"/],
  [
    { kind: 'Widget' },
    /^the API version in the data \(\) does not match the expected API version \(example.com\/v1\)$/,
  ],
  [{ apiVersion, kind: 1 }, /json: cannot unmarshal number into Go struct field .kind of type string/],
  [
    { apiVersion, kind: 'Gadget' },
    /^Gadget.example.com "w" is invalid: kind: Invalid value: "Gadget": must be Widget$/,
  ],
];
for (const [told, text] of refusals)
  test(`a custom resource says what it is: ${JSON.stringify(told)}`, () => {
    const value = { ...told, metadata: { name: 'w' } };
    const check = () => checkCustomKind(value, expected, Buffer.from(JSON.stringify(value)));
    assert.throws(check, { message: text });
  });
