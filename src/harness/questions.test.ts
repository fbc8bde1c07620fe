import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questions } from './questions.ts';
import type { Sight } from './sight.ts';

const runs = (image: string, address = 'docker.io/acme/web:1'): Sight => ({ running: true, image, address });
const fails = (address = 'docker.io/acme/web:1'): Sight => ({ running: false, image: undefined, address });

const table: readonly (readonly [id: string, sights: readonly Sight[], words: string, state: string])[] = [
  ['Q1', [runs('A', 'docker.io/acme/web@A')], 'docker.io/acme/web@A', 'yes'],
  ['Q1', [runs('A')], 'docker.io/acme/web:1', 'no'],
  ['Q2', [runs('A'), runs('A')], 'yes', 'yes'],
  ['Q2', [fails(), runs('A')], 'not the first time, yes once the image is cached', 'depends'],
  ['Q2', [fails(), fails()], 'no', 'no'],
  ['Q2', [runs('A'), fails()], 'no', 'no'],
  ['Q3', ['A', 'A', 'A', 'B'].map((image) => runs(image)), 'the old image, until the stream gets the new one', 'no'],
  ['Q3', ['A', 'A', 'A', 'A'].map((image) => runs(image)), 'the old image, even when its source has the new one', 'no'],
  [
    'Q3',
    ['A', 'A', 'B', 'B'].map((image) => runs(image)),
    'the new image, except on a node that holds the old one',
    'depends',
  ],
  ['Q3', ['A', 'B', 'B', 'B'].map((image) => runs(image)), 'the new image', 'yes'],
  ['Q4', [runs('A'), runs('A')], 'yes', 'yes'],
  ['Q4', [fails(), runs('A')], 'yes, with image lookup', 'yes'],
  ['Q4', [fails(), fails('R/acme/web:1')], 'no, with image lookup it asks for R/acme/web:1', 'no'],
  ['Q5', [runs('A'), runs('B'), runs('A')], 'yes', 'yes'],
  ['Q5', [runs('A'), runs('B'), runs('B')], 'no, the new image stays', 'no'],
  ['Q5', [runs('A'), runs('B'), fails()], 'no, it cannot be pulled any more', 'no'],
];

for (const [id, sights, words, state] of table)
  test(`${id}: ${sights.map(({ image }) => image ?? '-').join(' ')} is answered "${words}"`, () => {
    const question = Object.values(questions).find((candidate) => candidate.id === id);
    assert.deepEqual(question?.answer(sights), { words, state });
  });
