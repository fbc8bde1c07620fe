import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLegacyReview } from './validate-legacy-review.ts';

const refusal = (review: object, home?: string): string => {
  try {
    checkLegacyReview(review, home);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

const action = { verb: 'get', resource: 'pods' };

test('a review asks for a verb and a resource, or for a path alone', () => {
  assert.equal(refusal(action), '');
  assert.equal(refusal({ verb: 'get', isNonResourceURL: true, path: '/healthz' }), '');
  assert.equal(
    refusal({}),
    '.authorization.openshift.io "" is invalid: [verb: Required value, resource: Required value]',
  );
  assert.match(
    refusal({ ...action, isNonResourceURL: true, path: '/x' }),
    /resource may not be specified with non res/,
  );
});

test('a review of one namespace is about that one', () => {
  assert.equal(refusal({ ...action, namespace: 'a', metadata: { namespace: 'a' } }, 'a'), '');
  assert.equal(refusal({ ...action, namespace: 'b' }, 'a'), 'namespace: Invalid value: "b": namespace must be: a');
});

test('a review has no metadata, which are shown as Go prints them', () => {
  const shown =
    /metadata: Invalid value: v1\.ObjectMeta\{Name:"x", GenerateName:"", .*Labels:map\[string\]string\(nil\)/;
  assert.match(refusal({ ...action, metadata: { name: 'x' } }), shown);
});
