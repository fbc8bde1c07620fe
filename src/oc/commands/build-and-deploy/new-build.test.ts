import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const binary = `    * A Docker build using binary input will be created
      * The resulting image will be pushed to image stream tag "web:latest"
      * A binary build was created, use 'oc start-build --from-dir' to trigger a new build

--> Creating resources with label build=web ...
    imagestream.image.openshift.io "web" created (dry run)
    buildconfig.build.openshift.io "web" created (dry run)
--> Success (dry run)
`;

test('oc new-build tells of a build of what is uploaded', async () => {
  const { stdout, code } = await runScripted('new-build --binary --name=web --dry-run');
  assert.equal(stdout, binary);
  assert.equal(code, 0);
});

test('oc new-build begins with nothing where the Dockerfile does', async () => {
  const words = ['new-build', '-D', 'FROM scratch\nCOPY app /', '--name=web', '--build-arg=A=1', '-o', 'yaml'];
  const { stdout } = await runScripted(words);
  assert.match(
    stdout,
    /dockerStrategy:\n +buildArgs:\n +- name: A\n +value: "1"\n +from:\n +kind: DockerImage\n +name: scratch\n/,
  );
  assert.match(stdout, /- type: ConfigChange\n {2}status:/);
});

const refusals: readonly [words: readonly string[], message: RegExp][] = [
  [[], /^error: You must specify one or more images, image streams, or source code locations to create a build\.\n/],
  [['--binary'], /^error: you must provide a --name when you don't specify a source repository or base image\n$/],
  [['--binary', '--name=w'], /^error: can't build "": invalid name: w\n$/],
  [['--binary', '--name=web', '--strategy=source'], /you must provide a builder image when using the source strategy/],
  [['--binary', '-D', 'FROM a'], /specifying binary builds and source repositories at the same time is not allowed/],
  [['-D', 'RUN make', '--name=web'], /the Dockerfile in the repository "" has no FROM instruction/],
  [['-D', 'FROM scratch', '--strategy=source'], /the strategy must must be 'docker'/],
  [['-D', 'FROM scratch', '--name=web', '--build-arg=A'], /build-args must be of the form key=value, but is "A"/],
  [['-D', 'FROM scratch', '--name=web', '-e', 'A'], /invalid parameter assignment in "A", \[\]/],
  [['--binary', '--name=web', '--source-image=a'], /--source-image-path must be specified when --source-image is/],
];
for (const [words, message] of refusals)
  test(`oc new-build ${words.join(' ')} is refused`, async () => {
    const { stderr, code } = await runScripted(['new-build', ...words]);
    assert.match(stderr, message);
    assert.equal(code, 1);
  });

test('oc new-build makes a stream for a build that pushes nothing, and puts secrets where the source is', async () => {
  const words = ['new-build', '--binary', '--name=web', '--no-output', '--build-secret=s', '-o', 'yaml'];
  const { stdout } = await runScripted(words);
  assert.match(stdout, /kind: ImageStream\n/);
  assert.match(stdout, /output: \{\}\n/);
  assert.match(stdout, /secrets:\n +- destinationDir: \.\n +secret:\n +name: s\n/);
});

test('oc new-build takes scratch for no image at all', async () => {
  for (const words of [
    ['scratch', '--binary'],
    ['--image=scratch', '-D', 'FROM scratch'],
  ]) {
    const { stdout } = await runScripted(['new-build', ...words, '-o', 'yaml']);
    assert.match(stdout, /kind: ImageStreamTag\n +name: scratch:latest\n/);
    assert.match(stdout, /dockerStrategy:\n +from:\n +kind: DockerImage\n +name: scratch\n/);
    assert.doesNotMatch(stdout, /type: ImageChange/);
  }
});
