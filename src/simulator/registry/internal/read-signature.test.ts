import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RegistryError } from '../http/registry-error.ts';
import { readSignature } from './read-signature.ts';

test('names of fields may be written with capitals, and absent ones are empty', () => {
  assert.deepEqual(readSignature('{"SchemaVersion":2,"NAME":"d@a","content":"aGk=","more":1}'), {
    name: 'd@a',
    type: 'AtomicImageV1',
    content: 'aGk=',
  });
  assert.deepEqual(readSignature('{"schemaVersion":2,"type":"atomic"}'), { name: '', type: 'atomic', content: '' });
});

const refused: [text: string, detail: unknown][] = [
  ['', 'unexpected end of JSON input'],
  ['{', 'unexpected end of JSON input'],
  ['[]', 'json: cannot unmarshal array into Go value of type server.signature'],
  ['null', {}],
  ['{"schemaVersion":1}', {}],
  ['{"schemaVersion":"2"}', 'json: cannot unmarshal string into Go struct field signature.schemaVersion of type int'],
  ['{"schemaVersion":2,"name":true}', 'json: cannot unmarshal bool into Go struct field signature.name of type string'],
  ['{"schemaVersion":2,"content":"ab!="}', 'illegal base64 data at input byte 2'],
];
for (const [text, detail] of refused) {
  test(`${text || 'nothing'} is no signature`, () => {
    assert.throws(
      () => readSignature(text),
      (error) => {
        assert.ok(error instanceof RegistryError);
        assert.deepEqual([error.status, error.code, error.detail], [400, 'SIGNATURE_INVALID', detail]);
        return true;
      },
    );
  });
}
