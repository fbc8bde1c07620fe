import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const reviews = 'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

const answers: readonly (readonly [allowed: boolean, stdout: string, code: number])[] = [
  [true, 'yes\n', 0],
  [false, 'no\n', 1],
];
for (const [allowed, stdout, code] of answers) {
  test(`what is ${allowed ? 'allowed' : 'forbidden'} is answered with ${stdout.trim()}`, async () => {
    const ran = await runScripted('auth can-i create imagestreams', { [reviews]: { status: { allowed } } });
    assert.deepEqual([ran.stdout, ran.code], [stdout, code]);
    const [{ spec }] = ran.bodies as [{ spec: unknown }];
    assert.deepEqual(spec, {
      resourceAttributes: {
        namespace: 'hello',
        verb: 'create',
        group: 'image.openshift.io',
        resource: 'imagestreams',
      },
    });
  });
}
