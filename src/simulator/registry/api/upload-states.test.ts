import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UploadStates } from './upload-states.ts';

const state = { Name: 'p/is', UUID: 'a', Offset: 5 };

test('only what was packed here is unpacked', () => {
  const states = new UploadStates();
  const packed = states.pack(state);
  assert.deepEqual(states.unpack(packed), state);
  assert.match(packed, /^[\w-]+$/);
  const changed = Buffer.from(packed, 'base64url');
  changed[changed.length - 2] = 0x36;
  for (const wrong of ['', 'a', 'a'.repeat(100), changed.toString('base64url'), new UploadStates().pack(state)])
    assert.equal(states.unpack(wrong), undefined);
});
