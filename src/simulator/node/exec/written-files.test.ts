import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { FileTree } from '../files/file-tree.ts';
import { madeFile, WrittenFiles } from '../files/written-files.ts';
import type { ContainerView } from './process.ts';
import { runInContainer } from './run-in-container.ts';

const now = Date.UTC(2026, 0, 5, 9);

const container = (): ContainerView => ({
  files: new WrittenFiles(
    new FileTree([
      madeFile('/tmp', undefined, { modified: 0, mode: 0o777 }),
      madeFile('/etc/motd', Buffer.from('Hello\n'), { modified: 0, mode: 0o644 }),
    ]),
  ),
  clock: new VirtualClock(now),
  hostname: 'web-1',
  workingDirectory: '/',
  environment: {},
  user: { uid: 1001, gid: 0 },
});

const run = async (view: ContainerView, line: string, input: Uint8Array = Buffer.alloc(0)) => {
  const out: Uint8Array[] = [];
  let err = '';
  const stdin = (async function* () {
    if (input.length > 0) yield input;
  })();
  const words = /^sh -c (.*)$/.exec(line)?.[1];
  const code = await runInContainer(words === undefined ? line.split(' ') : ['sh', '-c', words], view, {
    stdin,
    out: (text) => void out.push(Buffer.from(text as Uint8Array)),
    err: (text) => void (err += String(text)),
  });
  return { code, out: Buffer.concat(out), err };
};

test('what a shell writes is there for the next command, as old as the cluster says', async () => {
  const view = container();
  const { code, err } = await run(
    view,
    'sh -c echo one > /tmp/a; echo two >> /tmp/a; nosuch 2> /tmp/b; cd /tmp && echo x > c',
  );
  assert.deepEqual([code, err], [0, '']);
  assert.equal(String((await run(view, 'cat /tmp/a /tmp/b')).out), 'one\ntwo\nsh: nosuch: command not found\n');
  assert.match(String((await run(view, 'ls -l /tmp')).out), /Jan {2}5 09:00 a\n.*b\n.*c\n$/);
});

test('what cannot be written is refused', async () => {
  const view = container();
  for (const [line, why] of [
    ['sh -c echo x > /nosuch/x', 'sh: /nosuch/x: No such file or directory\n'],
    ['sh -c echo x > /tmp', 'sh: /tmp: Is a directory\n'],
    ['sh -c echo x > /etc/motd/x', 'sh: /etc/motd/x: Not a directory\n'],
  ] as const)
    assert.deepEqual((({ code, err }) => ({ code, err }))(await run(view, line)), { code: 1, err: why });
});

test('tar moves files from container to container', async () => {
  const [from, to] = [container(), container()];
  const packed = await run(from, 'tar cf - /etc');
  assert.deepEqual([packed.code, packed.err], [0, "tar: Removing leading `/' from member names\n"]);
  assert.equal(String((await run(to, 'tar -tf -', packed.out)).out), 'etc/\netc/motd\n');
  assert.deepEqual(await run(to, 'tar -xmf - -C /tmp', packed.out), { code: 0, out: Buffer.alloc(0), err: '' });
  assert.equal(String((await run(to, 'cat /tmp/etc/motd')).out), 'Hello\n');
  assert.match(String((await run(to, 'ls -l /tmp/etc')).out), /Jan {2}5 09:00 motd\n$/);
  const zipped = await run(from, 'tar -czf - -C /etc motd');
  assert.equal((await run(to, 'tar -xzf - -C /tmp', zipped.out)).code, 0);
  assert.equal(String((await run(to, 'cat /tmp/motd')).out), 'Hello\n');
});

test('what tar does not find, it says', async () => {
  const { code, err } = await run(container(), 'tar cf - nosuch');
  assert.equal(code, 2);
  assert.equal(
    err,
    'tar: nosuch: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n',
  );
});
