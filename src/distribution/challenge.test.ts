import assert from 'node:assert/strict';
import test from 'node:test';
import { parseChallenges } from './challenge.ts';

const cases: [header: string | undefined, expected: ReturnType<typeof parseChallenges>][] = [
  [undefined, []],
  ['Basic realm="Registry"', [{ scheme: 'basic', parameters: { realm: 'Registry' } }]],
  [
    'Basic realm=openshift,error="access denied"',
    [{ scheme: 'basic', parameters: { realm: 'openshift', error: 'access denied' } }],
  ],
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: {
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:a/b:pull,push',
        },
      },
    ],
  ],
  [
    'Bearer realm="a", Basic realm="b"',
    [
      { scheme: 'bearer', parameters: { realm: 'a' } },
      { scheme: 'basic', parameters: { realm: 'b' } },
    ],
  ],
  ['BASIC', [{ scheme: 'basic', parameters: {} }]],
  [
    'Basic, Bearer realm="b"',
    [
      { scheme: 'basic', parameters: {} },
      { scheme: 'bearer', parameters: { realm: 'b' } },
    ],
  ],
  ['Negotiate', []],
  ['Basics', []],
];
for (const [header, expected] of cases) {
  test(`reads ${header ?? 'no header'}`, () => assert.deepEqual(parseChallenges(header), expected));
}
