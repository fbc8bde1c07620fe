import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildRequest } from '../../../resources/builds/build.ts';
import { validateBuildRequest } from './validate-build-request.ts';

const request = (metadata: object): BuildRequest =>
  ({ kind: 'BuildRequest', apiVersion: 'build.openshift.io/v1', metadata }) as BuildRequest;

test('a request for a build is refused for its own metadata', () => {
  validateBuildRequest(request({ name: 'app', namespace: 'p' }));
  assert.throws(
    () => validateBuildRequest(request({ namespace: 'p' })),
    /BuildRequest.* "" is invalid: metadata.name: Required/,
  );
  assert.throws(() => validateBuildRequest(request({ name: 'a/b', namespace: 'p' })), /may not contain '\/'/);
});
