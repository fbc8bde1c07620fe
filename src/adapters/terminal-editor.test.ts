import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editText } from './terminal-editor.ts';

const withEditor = async <T>(editor: string, work: () => Promise<T>): Promise<T> => {
  const before = process.env.KUBE_EDITOR;
  process.env.KUBE_EDITOR = editor;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.KUBE_EDITOR;
    else process.env.KUBE_EDITOR = before;
  }
};

for (const editor of ['sed -i s/a/b/', `sed -i "s/a/b/"`])
  test(`an editor may have options: ${editor}`, async () =>
    assert.equal(await withEditor(editor, () => editText('a\n', '.yaml')), 'b\n'));

test('an editor that fails is named', () =>
  withEditor('false', () =>
    assert.rejects(editText('a\n', '.yaml'), { message: 'there was a problem with the editor "false"' }),
  ));

test('what looks like the option of a shell is one like any other', async () =>
  assert.equal(await withEditor('sh -c exit', () => editText('a\n', '.yaml')), 'a\n'));
