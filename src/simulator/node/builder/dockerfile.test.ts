import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instructionText, parseDockerfile } from './dockerfile.ts';

const rows: readonly (readonly [name: string, text: string, instructions: readonly string[]])[] = [
  ['comments and blank lines are passed over', '# base\n\nFROM a\n  # more\nRUN x\n', ['FROM a', 'RUN x']],
  ['lines go on behind a backslash', 'RUN a \\\n  && b \\\n# not this\n  && c', ['RUN a   && b   && c']],
  ['the escape can be chosen', '# escape=`\nRUN a `\n b', ['RUN a  b']],
  ['keywords may be small', 'from a as b\ncopy --from=b x y', ['FROM a as b', 'COPY --from=b x y']],
  ['here-documents are not taken for instructions', 'RUN <<EOF\nFROM x\nEOF\nUSER 1', ['RUN <<EOF', 'USER 1']],
  ['Windows line ends', 'FROM a\r\nUSER 1\r\n', ['FROM a', 'USER 1']],
];

for (const [name, text, instructions] of rows)
  test(`a Dockerfile: ${name}`, () => assert.deepEqual(parseDockerfile(text).map(instructionText), instructions));

test('the JSON form is a list, broken JSON is text', () => {
  const [list, text] = parseDockerfile('CMD ["/app", "-v"]\nCMD ["/app"');
  assert.deepEqual(list?.list, ['/app', '-v']);
  assert.equal(text?.list, undefined);
});

test('flags stand apart from what follows', () => {
  const [copy] = parseDockerfile('COPY --from=build --chown=1:2 /a /b');
  assert.deepEqual([copy?.flags, copy?.rest], [{ from: 'build', chown: '1:2' }, '/a /b']);
});

test('a file without instructions is none', () => {
  assert.throws(() => parseDockerfile('# nothing\n'), /file with no instructions/);
});
