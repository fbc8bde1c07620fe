import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readsInput } from './reads-input.ts';

const table: readonly (readonly [line: string, reads: boolean])[] = [
  ['apply -f -', true],
  ['create --filename=-', true],
  ['exec -i one -- cat', true],
  ['-n here exec one -it -- sh', true],
  ['rsh one', true],
  ['rsh -n here -c web one', true],
  ['rsh one ls -l', false],
  ['exec one -- grep -i word', false],
  ['new-app --name web -i hello:local', false],
  ['delete cm a -i', true],
  ['delete cm a', false],
  ['get pods', false],
];

for (const [line, reads] of table)
  test(`oc ${line} ${reads ? 'reads' : 'leaves'} what is piped in`, () =>
    assert.equal(readsInput(line.split(' ')), reads));
