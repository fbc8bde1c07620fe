import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, runScripted } from '../../../testing/scripted-api.ts';

const base = '/apis/image.openshift.io/v1/namespaces/hello';
const digest = `sha256:${'e'.repeat(64)}`;
const other = {
  metadata: { name: 'other' },
  status: {
    tags: [
      { tag: 'mytag', items: [{ image: digest, dockerImageReference: `docker.io/a/b@${digest}` }] },
      { tag: 'ref', items: [{ image: '', dockerImageReference: 'docker.io/a/b:c' }] },
    ],
  },
};
const script = {
  [`GET ${base}/imagestreams/other`]: other,
  [`PUT ${base}/imagestreamtags/t:1`]: {},
  [`PUT ${base}/imagestreamtags/t:alias`]: {},
  [`PUT ${base.replace('hello', 'q')}/imagestreamtags/t:1`]: {},
};
const tag = (name: string, from: object, generation: number | null, type = 'Source', more: object = {}): object => ({
  name,
  annotations: null,
  from,
  ...more,
  generation,
  importPolicy: { importMode: 'Legacy' },
  referencePolicy: { type },
});

const cases: ReadonlyArray<readonly [line: string, stdout: string, tag: object]> = [
  [
    'tag docker.io/a/b:c t:1',
    'Tag t:1 set to docker.io/a/b:c.\n',
    tag('1', { kind: 'DockerImage', name: 'docker.io/a/b:c' }, 0),
  ],
  [
    `tag docker.io/a/b:c@${digest} t:1`,
    `Tag t:1 set to docker.io/a/b@${digest}.\n`,
    tag('1', { kind: 'DockerImage', name: `docker.io/a/b@${digest}` }, 0),
  ],
  [
    'tag docker.io/a/b:c t:1 --reference=true',
    'Tag t:1 set to docker.io/a/b:c.\n',
    tag('1', { kind: 'DockerImage', name: 'docker.io/a/b:c' }, 0, 'Source', { reference: true }),
  ],
  [
    'tag other:mytag t:1 --reference-policy=local',
    `Tag t:1 set to other@${digest}.\n`,
    tag('1', { kind: 'ImageStreamImage', name: `other@${digest}` }, null, 'Local'),
  ],
  [
    'tag other:ref t:1',
    'Tag t:1 set to docker.io/a/b:c.\n',
    tag('1', { kind: 'DockerImage', name: 'docker.io/a/b:c' }, 0),
  ],
  [
    'tag --alias t:1 t:alias',
    'Tag t:alias set up to track t:1.\n',
    tag('alias', { kind: 'ImageStreamTag', name: 't:1' }, null),
  ],
  [
    'tag other:mytag q/t:1',
    `Tag q/t:1 set to other@${digest}.\n`,
    tag('1', { kind: 'ImageStreamImage', name: `other@${digest}`, namespace: 'hello' }, null),
  ],
  [
    'tag --source=istag library/other:mytag t:1',
    `Tag t:1 set to hello/other@${digest}.\n`,
    tag('1', { kind: 'ImageStreamImage', name: `other@${digest}`, namespace: 'hello' }, null),
  ],
  ['tag foo t:1', 'Tag t:1 set to foo.\n', tag('1', { kind: 'DockerImage', name: 'foo' }, 0)],
];

for (const [line, stdout, sent] of cases) {
  test(`oc ${line}`, async () => {
    const ran = await runScripted(line, script);
    assert.deepEqual([ran.code, ran.stderr, ran.stdout], [0, '', stdout]);
    assert.deepEqual((ran.bodies.at(-1) as { tag: object }).tag, sent);
  });
}

test('a scheduled tag says that it imports', async () => {
  const ran = await runScripted('tag --scheduled --insecure docker.io/a/b:c t:1', script);
  assert.equal(ran.stdout, 'Tag t:1 set to import docker.io/a/b:c periodically.\n');
  assert.deepEqual((ran.bodies[0] as { tag: { importPolicy: object } }).tag.importPolicy, {
    insecure: true,
    scheduled: true,
    importMode: 'Legacy',
  });
});

test('a stream that does not exist yet is made by the tag', async () => {
  const ran = await runScripted('tag docker.io/a/b:c new:1', { [`POST ${base}/imagestreamtags`]: {} });
  assert.deepEqual(ran.requests, [`PUT ${base}/imagestreamtags/new:1`, `POST ${base}/imagestreamtags`]);
});

test('without rights on tags the stream is tried, whose refusal is told', async () => {
  const denied = (verb: string): object => failure(403, 'Forbidden', `cannot ${verb}`);
  const ran = await runScripted('tag docker.io/a/b:c q:1', {
    [`PUT ${base}/imagestreamtags/q:1`]: denied('update'),
    [`POST ${base}/imagestreamtags`]: denied('create'),
    [`GET ${base}/imagestreams/q`]: denied('get resource'),
  });
  assert.equal(ran.stderr, 'Error from server (Forbidden): cannot get resource\n');
});

test('deleting tags names them with their project', async () => {
  const ran = await runScripted('tag -d t:alias', {
    [`DELETE ${base}/imagestreamtags/t:alias`]: { kind: 'Status', status: 'Success' },
  });
  assert.deepEqual(
    [ran.stdout, ran.bodies],
    ['Deleted tag hello/t:alias.\n', [{ kind: 'DeleteOptions', apiVersion: 'image.openshift.io/v1' }]],
  );
});

test('destinations that name no tag are refused', async () => {
  const long = 'x'.repeat(129);
  const format =
    "format, tags must start with an alphanumeric character followed by alphanumeric, '.' or '-' characters, and have a maximum of 128 characters";
  const refusals = [
    ['docker.io/A/b:c t:1', 'invalid SOURCE: repository name must be lowercase'],
    ['--alias docker.io/a/b:c t:1', 'cannot set alias across different Image Streams'],
    ['docker.io/a/b:c t', '"t" must be of the form <stream_name>:<tag>'],
    ['docker.io/a/b:c a/b/t:1', 'invalid image stream "a/b/t:1"'],
    ['docker.io/a/b:c /t:1', 'invalid namespace "" for image stream "/t:1"'],
    ['docker.io/a/b:c q/', 'invalid name "" for image stream "q/"'],
    ['docker.io/a/b:c t:a+b', `invalid tag "a+b" ${format}`],
    ['docker.io/a/b:c t:größe', `invalid tag "größe" ${format}`],
    [`docker.io/a/b:c t:${long}`, `invalid tag "${long}" ${format}`],
  ] as const;
  for (const [words, message] of refusals) {
    const ran = await runScripted(`tag ${words}`, script);
    assert.deepEqual([ran.code, ran.stderr], [1, `error: ${message}\n`], words);
  }
});

test('flags that say how to import have no place beside deletions', async () => {
  const refusals = [
    ['--alias t:1', '--alias and --delete may not be both specified'],
    ['--reference-policy=near --source=istag t:1', "reference policy must be set to 'source' or 'local'"],
    ['--source=istag --scheduled t:1', 'cannot specify a source kind when deleting'],
    ['--scheduled --import-mode=Legacy t:1', 'cannot set flags for importing images when deleting a tag'],
    ['--import-mode=Legacy t:1', 'cannot specify an import mode when deleting'],
    ['t', '"t" must be of the form <stream_name>:<tag>'],
  ] as const;
  for (const [words, message] of refusals) {
    const ran = await runScripted(`tag -d ${words}`, script);
    assert.deepEqual([ran.code, ran.stderr], [1, `error: ${message}\n`], words);
  }
});

test('destinations are looked at one after the other', async () => {
  const ran = await runScripted('tag docker.io/a/b:c t:1 t', script);
  assert.deepEqual(
    [ran.stdout, ran.stderr],
    ['Tag t:1 set to docker.io/a/b:c.\n', 'error: "t" must be of the form <stream_name>:<tag>\n'],
  );
});

test('without rights to delete tags they are taken out of the stream', async () => {
  const denied = { [`DELETE ${base}/imagestreamtags/s:old`]: failure(403, 'Forbidden', 'cannot delete') };
  const stream = { metadata: { name: 's' }, spec: { tags: [{ name: 'old' }, { name: 'kept' }] } };
  const ran = await runScripted('tag -d s:old', {
    ...denied,
    [`GET ${base}/imagestreams/s`]: stream,
    [`PUT ${base}/imagestreams/s`]: stream,
  });
  assert.equal(ran.stdout, 'Deleted tag hello/s:old.\n');
  assert.deepEqual((ran.bodies.at(-1) as typeof stream).spec.tags, [{ name: 'kept' }]);
  const none = await runScripted('tag -d s:old', {
    ...denied,
    [`GET ${base}/imagestreams/s`]: failure(404, 'NotFound', 'no stream'),
  });
  assert.deepEqual([none.code, none.stdout], [0, 'Image stream "s" does not exist.\n']);
  const unknown = await runScripted('tag -d s:old', {
    ...denied,
    [`GET ${base}/imagestreams/s`]: { metadata: { name: 's' } },
  });
  assert.equal(unknown.stderr, 'error: destination tag hello/s:old does not exist.\n');
});
