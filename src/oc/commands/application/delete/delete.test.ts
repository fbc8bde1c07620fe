import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../../testing/scripted-api.ts';

const maps = '/api/v1/namespaces/hello/configmaps';
const list = { kind: 'ConfigMapList', apiVersion: 'v1', metadata: {}, items: [{ metadata: { name: 'gone' } }] };

for (const [words, code] of [
  ['-l a=b', 0],
  ['--all', 0],
  ['-l a=b --ignore-not-found=false', 1],
  ['gone', 1],
  ['gone --ignore-not-found', 0],
] as const)
  test(`oc delete configmaps ${words}, of which one goes by itself`, async () => {
    const answers = { [`GET ${maps}`]: list, [`GET ${maps}?labelSelector=a%3Db`]: list };
    const ran = await runScripted(`delete configmaps ${words}`, answers);
    const message = 'Error from server (NotFound): configmaps "gone" not found\n';
    assert.deepEqual([ran.code, ran.stderr], [code, code === 0 ? '' : message]);
  });

const one = `DELETE ${maps}/gone`;

for (const [answer, asked, requests] of [
  ['y\n', '', [one]],
  ['n\n', 'deletion is cancelled\n', []],
  ['', 'deletion is cancelled\n', []],
] as const)
  test(`oc delete --interactive asks first: ${JSON.stringify(answer)}`, async () => {
    const ran = await runScripted('delete cm gone -i --wait=false', { [one]: {} }, { stdin: answer });
    const question =
      'You are about to delete the following 1 resource(s):\nconfigmap/gone\nDo you want to continue? (y/n): ';
    assert.equal(ran.stdout, question + (asked || 'configmap "gone" deleted\n'));
    assert.deepEqual(ran.requests, requests);
  });

test('oc delete --raw sends a deletion to the address, and needs no file', async () => {
  const ran = await runScripted('delete --raw /api/v1/x', { 'DELETE /api/v1/x': { kind: 'Status' } });
  assert.deepEqual([ran.stdout, ran.requests], ['{"kind":"Status"}\n', ['DELETE /api/v1/x']]);
});

for (const [words, message] of [
  ['--now --grace-period=5', '--now and --grace-period cannot be specified together'],
  ['-o yaml', "unexpected -o output mode: yaml. We only support '-o name'"],
  ['--force --grace-period=5', '--force and --grace-period greater than 0 cannot be specified together'],
  ['--all -l a=b', "setting 'all' parameter but found a non empty selector. "],
  ['--raw /x -i', '--interactive can not be used with --raw'],
] as const)
  test(`oc delete ${words} is refused before anything is asked`, async () => {
    const ran = await runScripted(`delete cm gone ${words}`);
    assert.deepEqual([ran.code, ran.stderr, ran.requests], [1, `error: ${message}\n`, []]);
  });

test('a period of 0 is for --force alone', async () => {
  const bodies = async (words: string): Promise<unknown> =>
    ((await runScripted(`delete cm gone --wait=false ${words}`, { [one]: {} })).bodies[0] as Record<string, unknown>)
      .gracePeriodSeconds;
  assert.deepEqual(await Promise.all(['--grace-period=0', '--force', ''].map(bodies)), [1, 0, undefined]);
});

test('the older words for --cascade are warned of once', async () => {
  const ran = await runScripted('delete cm gone gone --cascade=false --wait=false', { [one]: {} });
  assert.match(ran.stderr, /^warning: --cascade=false is deprecated .* --cascade=orphan\.\n$/);
  const orphan = { propagationPolicy: 'Orphan' };
  assert.deepEqual(ran.bodies, [orphan, orphan]);
});
