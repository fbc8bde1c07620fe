import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import { instructionText, parseDockerfile } from './dockerfile.ts';
import { managedDockerfile } from './managed-dockerfile.ts';

const TWO_STAGES = 'ARG V\nFROM a:1 AS one\nRUN x\nFROM b:1\nCOPY --from=one /x /y\nCOPY --from=c /z /z\n';

/** What comes of a Dockerfile, without the lines that say who built it. */
const managed = (text: string, spec: Partial<Build['spec']>): string[] => {
  const build = { metadata: { name: 'b', namespace: 'a', uid: '1-2' }, spec: { strategy: {}, ...spec } } as Build;
  return managedDockerfile(parseDockerfile(text), build, () => {})
    .map(instructionText)
    .filter((line) => !line.includes('OPENSHIFT_BUILD_NAME') && !line.includes('io.openshift.build.name'));
};

for (const [name, text, spec, expected] of [
  ['stays as it is', TWO_STAGES, {}, TWO_STAGES.trim().split('\n')],
  [
    'gets the base image in its last stage and variables in every one',
    TWO_STAGES,
    { strategy: { dockerStrategy: { from: { kind: 'DockerImage', name: 'd:2' }, env: [{ name: 'E', value: 'f' }] } } },
    [
      'ARG V',
      'FROM a:1 AS one',
      'ENV "E"="f"',
      'RUN x',
      'FROM d:2',
      'ENV "E"="f"',
      'COPY --from=one /x /y',
      'COPY --from=c /z /z',
    ],
  ],
  [
    'gets images of the sources for those that it names, but not for its own stages',
    TWO_STAGES,
    { source: { images: [{ from: { kind: 'DockerImage', name: 'r@d' }, as: ['a:1', 'one', 'c'] }] } },
    ['ARG V', 'FROM r@d AS one', 'RUN x', 'FROM b:1', 'COPY --from=one /x /y', 'COPY --from=r@d /z /z'],
  ],
  [
    'gets a stage for the command that tries the image',
    'FROM a:1',
    { postCommit: { command: ['make'], args: ['test', '-v'] } },
    ['FROM a:1 AS appimage12', 'FROM appimage12', 'RUN make test -v', 'FROM appimage12'],
  ],
  [
    'has scripts run by an interactive shell, and keeps the name of its stage',
    'FROM a:1 AS x',
    { postCommit: { script: 'rake $1', args: ['t'] } },
    ['FROM a:1 AS x', 'FROM x', "RUN /bin/sh -ic 'rake $1 t'", 'FROM x'],
  ],
] as [string, string, Partial<Build['spec']>, string[]][])
  test(`the Dockerfile of a build ${name}`, () => {
    assert.deepEqual(managed(text, spec), expected);
  });
