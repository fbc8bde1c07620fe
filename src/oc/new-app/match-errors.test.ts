import assert from 'node:assert/strict';
import { test } from 'node:test';
import { images, streams } from '../testing/hello-world.ts';
import { runScripted } from '../testing/scripted-api.ts';

const notFound = (where: string, name: string): string => `error: unable to locate any ${where} with name "${name}"

The 'oc new-app' command will match arguments to the following types:

  1. Images tagged into image streams in the current project or the 'openshift' project
     - if you don't specify a tag, we'll add ':latest'
  2. Images in the container storage, on remote registries, or on the local container engine
  3. Templates in the current project or the 'openshift' project
  4. Git repository URLs or local paths that point to Git repositories

--allow-missing-images can be used to point to an image that does not exist yet.

See 'oc new-app -h' for examples.
`;

const failures: ReadonlyArray<readonly [line: string, stderr: string]> = [
  ['new-app --name x -i nosuch', notFound('images in image streams', 'nosuch')],
  ['new-app --name x --image=docker.io/a/nosuch', notFound('local docker images', 'docker.io/a/nosuch')],
  [
    'new-app -i nosuch -i other',
    notFound('images in image streams', 'other').replace(
      'error: ',
      'error: unable to locate any images in image streams with name "nosuch"\nerror: ',
    ),
  ],
  ['new-app -f nosuch.yaml', notFound('template files', 'nosuch.yaml')],
  [
    'new-app --image=docker.io/a/nosuch --group=a+b',
    'error: the name "a" from the group definition is not in use, and can\'t be used\n',
  ],
  [
    'new-app --name x -i lazy:tag',
    'error: no tags found on matching image stream: "hello/lazy"\n\nThe image stream "hello/lazy" exists, but it has no tags.\n\n  Use --allow-missing-imagestream-tags to use this image stream\n\n',
  ],
  [
    'new-app --name x -i hello-ocp:nosuch',
    `error: multiple images or templates matched "hello-ocp:nosuch"

The argument "hello-ocp:nosuch" could apply to the following container images, OpenShift image streams, or templates:

* Image stream "hello-ocp" (tag "latest") in project "hello"
  Use --image-stream="hello/hello-ocp:latest" to specify this image or template

* Image stream "hello-ocp" (tag "local") in project "hello"
  Use --image-stream="hello/hello-ocp:local" to specify this image or template

`,
  ],
  [
    'new-app --name x -i hello-ocp:latest -i hello-ocp:local',
    'error: only one component or source repository can be used when specifying a name\n',
  ],
];

for (const [line, stderr] of failures) {
  test(`oc ${line} fails`, async () => {
    const missing = { metadata: { name: 'newapp' }, status: { images: [{ status: { status: 'Failure' }, tag: '' }] } };
    const ran = await runScripted(line, { ...streams, [`POST ${images}/imagestreamimports`]: missing });
    assert.deepEqual([ran.code, ran.stdout, ran.stderr], [1, '', stderr]);
  });
}
