import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandTable } from '../command-table.ts';
import { runOc } from '../run-oc.ts';
import { examples } from './examples.ts';
import { findCommand } from './find-command.ts';

/** What `oc … --help` prints. */
const helpOf = async (words: readonly string[]): Promise<{ code: number; text: string }> => {
  let text = '';
  const write = (chunk: string): void => void (text += chunk);
  const session = { user: '', namespace: '', setNamespace: () => undefined };
  const code = await runOc([...words, '--help'], {
    api: {} as never,
    session,
    now: () => 0,
    stdout: write,
    stderr: write,
  });
  return { code, text };
};

test('every command tells what it does, how it is used, and all of its flags', async () => {
  for (const row of commandTable) {
    const { flags } = await row.load();
    const { code, text } = await helpOf(row.path.split(' '));
    assert.equal(code, 0, row.path);
    assert.ok(text.startsWith(`${row.summary}.\n`), row.path);
    assert.match(text, new RegExp(`\nUsage:\n {2}oc ${row.path} `), row.path);
    for (const { name, deprecated } of flags)
      if (!deprecated) assert.ok(text.includes(`--${name}=`), `${row.path} --${name}`);
  }
});

test('no command has two flags of one name or one letter', async () => {
  for (const row of commandTable) {
    const { flags } = await row.load();
    const names = flags.flatMap(({ name, short }) => (short ? [name, short] : [name]));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      row.path,
    );
  }
});

test('every example is a line of its command', () => {
  for (const [path, lines] of Object.entries(examples))
    for (const line of lines) {
      const found = findCommand(line.split(' | ')[0]?.split(' ').slice(1) ?? []);
      assert.ok(found && 'row' in found && found.row.path === path, `${path}: ${line}`);
    }
});
