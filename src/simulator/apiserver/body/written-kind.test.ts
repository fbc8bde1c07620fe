import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWrittenKind } from './written-kind.ts';

const stream = { group: 'image.openshift.io', version: 'v1', kind: 'ImageStream' };

const refusal = (value: Record<string, unknown>, expected = stream): string => {
  try {
    checkWrittenKind(value, expected, Buffer.from(JSON.stringify(value)));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('what a body leaves open is what is expected', () => {
  assert.equal(refusal({}), '');
  assert.equal(refusal({ apiVersion: null, kind: '' }), '');
});

test('a kind that is no text, and a version of three parts, cannot be told', () => {
  assert.match(refusal({ kind: {} }), /must be of type ImageStream\): .* into Go struct field \.kind of type string/);
  assert.match(refusal({ apiVersion: 'a/b/c', kind: 'ImageStream' }), /unexpected GroupVersion string: a\/b\/c \(/);
});

test('another kind is read as what it is, and then does not fit', () => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
  assert.match(refusal(configMap), /converting \(v1\.ConfigMap\) to \(image\.ImageStream\): unknown conversion$/);
  assert.match(
    refusal({ ...configMap, data: 5 }),
    /json: cannot unmarshal number into Go struct field ConfigMap\.data/,
  );
});

test('each program of the cluster knows kinds of its own', () => {
  const user = { group: 'user.openshift.io', version: 'v1', kind: 'User' };
  const scheme =
    /no kind "Deployment" is registered for version "apps\/v1" in scheme ".*\/serverscheme\/scheme\.go:13"$/;
  assert.match(refusal({ apiVersion: 'apps/v1', kind: 'Deployment' }, user), scheme);
  assert.match(refusal({ apiVersion: 'apps/v1', kind: 'Deployment' }), /to \(image\.ImageStream\)/);
});
