import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const item = (name: string, resourceVersion: string) => ({ metadata: { name, namespace: 'hello', resourceVersion } });
const script = {
  'GET /api/v1/namespaces/hello/configmaps': {
    metadata: { resourceVersion: '9' },
    items: [item('b', '2'), item('a', '1')],
  },
};

test('oc observe --once tells of all objects there are', async () => {
  const ran = await runScripted('observe cm --once --template={.metadata.name}', script);
  assert.equal(
    ran.stdout.replaceAll(/# \S+Z /g, '# '),
    '# Sync started\n# Sync 1\t"" hello a a\n# Sync 2\t"" hello b b\n# Sync ended\n',
  );
});

test('oc observe goes on with what happens', async () => {
  const watch = [
    { type: 'MODIFIED', object: item('a', '10') },
    { type: 'DELETED', object: item('b', '11') },
  ] as const;
  const ran = await runScripted('observe cm', script, { watch });
  assert.deepEqual(
    ran.stdout
      .replaceAll(/# \S+Z /g, '# ')
      .split('\n')
      .slice(3),
    ['# Sync ended', '# Updated 10\t"" hello a ""', '# Deleted 11\t"" hello b ""', ''],
  );
});

test('oc observe -q tells nothing of what no command is run for', async () =>
  assert.equal((await runScripted('observe cm --once -q', script)).stdout, ''));

for (const [line, message] of [
  ['observe', 'error: you must specify at least one argument containing the resource to observe\n'],
  ['observe cm/a --once', 'the server doesn\'t have a resource type "cm/a"\n'],
  ['observe cm --once -- echo', 'error: no programs can be run here: leave the command out, and read the events\n'],
] as const)
  test(`oc ${line} is refused`, async () =>
    assert.equal(
      (await runScripted(line, { ...script, 'GET /api': { items: [] }, 'GET /apis': { items: [] } })).stderr,
      message,
    ));
