import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCommand } from '../../../src/oc/command-line/find-command.ts';
import { commandTable } from '../../../src/oc/command-table.ts';
import { OcError } from '../../../src/oc/oc-error.ts';
import { wordsOf } from '../../conformance/recorded-commands.ts';
import { untyped } from './untyped.ts';
import { topics } from './verbs/topics.ts';

test('every command of the built-in oc is typed beside a real one, or is named with the reason', async () => {
  const typed = new Set(
    Object.values(topics)
      .flat()
      .map(({ line }) => pathOf(line)),
  );
  const served = [];
  for (const { path, load } of commandTable) if ((await load()).refusal === undefined) served.push(path);
  assert.deepEqual(
    served.filter((path) => !typed.has(path) && untyped[path] === undefined),
    [],
  );
  assert.deepEqual(
    Object.keys(untyped).filter((path) => typed.has(path)),
    [],
  );
});

/** Which command a line means; none for words that are no command. */
const pathOf = (line: string): string | undefined => {
  try {
    const found = findCommand(wordsOf(line));
    return found && 'row' in found ? found.row.path : undefined;
  } catch (error) {
    if (error instanceof OcError) return undefined;
    throw error;
  }
};
