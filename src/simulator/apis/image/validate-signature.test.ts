import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageSignature } from '../../../resources/images/image.ts';
import { validateSignature } from './validate-signature.ts';

const signature = (more: object): ImageSignature =>
  ({ metadata: { name: 'sha256:ab@own' }, type: 'AtomicImageV1', content: 'YQ==', ...more }) as ImageSignature;

test('a signature names its image and says what it is', () => {
  assert.deepEqual(validateSignature(signature({})), []);
  const fields = validateSignature(signature({ metadata: {}, type: '', content: '' })).map(({ field }) => field);
  assert.deepEqual(fields, ['metadata.name', 'metadata.name', 'type', 'content']);
});

test('who signed what is told of verified signatures alone', () => {
  const issued = { issuedBy: { commonName: 'me' } };
  const [error] = validateSignature(signature(issued), 'signatures[0].');
  assert.equal(
    error?.message,
    'Invalid value: image.SignatureIssuer{SignatureGenericEntity:image.SignatureGenericEntity{Organization:"", CommonName:"me"}}: must be unset for unknown signature state',
  );
  assert.equal(error?.field, 'signatures[0].issuedBy');
  const conditions = [{ type: 'Trusted', status: 'True' }];
  assert.deepEqual(validateSignature(signature({ ...issued, conditions })), []);
});
