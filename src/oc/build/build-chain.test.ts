import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const config = (name: string, from: string, triggers: object[] = [{ type: 'ImageChange', imageChange: {} }]) => ({
  metadata: { name, namespace: 'hello' },
  spec: {
    triggers,
    strategy: { type: 'Source', sourceStrategy: { from: { kind: 'ImageStreamTag', name: from } } },
    output: { to: { kind: 'ImageStreamTag', name: `${name}:latest` } },
  },
});
const script = {
  'GET /apis/build.openshift.io/v1/namespaces/hello/buildconfigs': {
    metadata: {},
    items: [config('second', 'first:latest'), config('first', 'base:1'), config('third', 'second:latest', [])],
  },
  'GET /apis/image.openshift.io/v1/namespaces/hello/imagestreamtags/other:1': {},
};

for (const [words, stdout] of [
  ['base:1', 'istag/base:1\n\tbc/first\n\t\tistag/first:latest\n\t\t\tbc/second\n\t\t\t\tistag/second:latest\n'],
  ['second --trigger-only=false', 'istag/second:latest\n\tbc/third\n\t\tistag/third:latest\n'],
  ['first --reverse', 'istag/first:latest\n\tbc/first\n\t\tistag/base:1\n'],
  ['other:1', 'Image stream tag "other:1" in "hello" doesn\'t have any dependencies.\n'],
  [
    'first --reverse -o dot',
    `digraph "first:latest" {
  // Node definitions.
  1 [label="BuildConfig|hello/first"];
  3 [label="ImageStreamTag|hello/first:latest"];
  5 [label="ImageStreamTag|hello/base:1"];

  // Edge definitions.
  1 -> 3 [label="BuildOutput"];
  5 -> 1 [label="BuildInputImage,BuildTriggerImage"];
}
`,
  ],
] as const)
  test(`oc adm build-chain ${words}`, async () =>
    assert.equal((await runScripted(`adm build-chain ${words}`, script)).stdout, stdout));
