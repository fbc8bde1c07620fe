import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignTabs } from './tab-writer.ts';

const table = { minWidth: 6, tabWidth: 4, padding: 3 };
const openshift = { tabWidth: 8, padding: 1, padChar: '\t' } as const;
const kubernetes = { tabWidth: 8, padding: 2 };

const cases = [
  {
    name: 'columns are padded, the last cell is not',
    options: table,
    text: 'NAME\tTAGS\tUPDATED\na1\tlatest\t\n',
    expected: 'NAME   TAGS     UPDATED\na1     latest   \n',
  },
  {
    name: 'TAB padding rounds up to tab stops',
    options: openshift,
    text: 'Name:\thello\nImage Repository:\tr\n',
    expected: 'Name:\t\t\thello\nImage Repository:\tr\n',
  },
  {
    name: 'an empty cell keeps its column with TABs',
    options: openshift,
    text: 'Image Created:\tx\nLayers:\t137B\tsha256:c\n\t135B\tsha256:d\n',
    expected: 'Image Created:\tx\nLayers:\t\t137B\tsha256:c\n\t\t135B\tsha256:d\n',
  },
  {
    name: 'a line without the cell ends the column',
    options: kubernetes,
    text: 'IP:\t1\nIPs:\n  IP:\t1\nControlled By:\tx\n',
    expected: 'IP:  1\nIPs:\n  IP:           1\nControlled By:  x\n',
  },
  {
    name: 'widths count characters, not bytes',
    options: kubernetes,
    text: 'ä\tb\nabc\td\n',
    expected: 'ä    b\nabc  d\n',
  },
];

for (const { name, options, text, expected } of cases)
  test(name, () => assert.equal(alignTabs(text, options), expected));

test('remembered widths hold for what is written later', () => {
  const options = { ...table, remembered: [] };
  assert.equal(alignTabs('a-long-name\tx\n', options), 'a-long-name   x\n');
  assert.equal(alignTabs('b\tx\n', options), 'b             x\n');
});
