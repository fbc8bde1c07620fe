import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantityNumber, quantityText } from './quantity.ts';

const table: ReadonlyArray<readonly [resource: string, text: string, number: number, printed: string]> = [
  ['cpu', '100m', 0.1, '100m'],
  ['cpu', '1500m', 1.5, '1500m'],
  ['cpu', '2', 2, '2'],
  ['memory', '64Mi', 67_108_864, '64Mi'],
  ['memory', '1k', 1000, '1000'],
  ['memory', '0', 0, '0'],
  ['memory', 'much', 0, '0'],
];

for (const [resource, text, number, printed] of table)
  test(`${text} of ${resource}`, () => {
    assert.equal(quantityNumber(text), number);
    assert.equal(quantityText(resource, number), printed);
  });
