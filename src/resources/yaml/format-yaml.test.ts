import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatYaml } from './format-yaml.ts';

const cases: ReadonlyArray<readonly [name: string, value: unknown, yaml: string]> = [
  [
    'keys are sorted and lists are not indented',
    { b: [1, { z: 1, a: 'x' }], a: {}, c: [] },
    'a: {}\nb:\n- 1\n- a: x\n  z: 1\nc: []\n',
  ],
  ['a list of lists', { a: [['x', 'y'], [[1]]] }, 'a:\n- - x\n  - "y"\n- - - 1\n'],
  ['a list inside an item', { a: [{ items: [{ b: 1 }], tag: 't' }] }, 'a:\n- items:\n  - b: 1\n  tag: t\n'],
  [
    'times, numbers, booleans and the empty string are quoted',
    { a: '2026-11-21T21:07:32Z', b: '837', c: 'true', d: '', e: 'null', f: '1.5', g: '0x1f', h: '1e3' },
    'a: "2026-11-21T21:07:32Z"\nb: "837"\nc: "true"\nd: ""\ne: "null"\nf: "1.5"\ng: "0x1f"\nh: "1e3"\n',
  ],
  [
    'other scalars',
    { a: null, b: true, c: 1.5, d: 'sha256:e36e', e: 'a:b', f: '10m', g: '25%' },
    'a: null\nb: true\nc: 1.5\nd: sha256:e36e\ne: a:b\nf: 10m\ng: 25%\n',
  ],
  [
    'indicators are single quoted',
    { a: '[{"x":1}]', b: 'a: b', c: '*', d: "it's", e: '- x', f: ' ' },
    `a: '[{"x":1}]'\nb: 'a: b'\nc: '*'\nd: it's\ne: '- x'\nf: ' '\n`,
  ],
  [
    'several lines are a block',
    { a: 'x\ny\n', b: 'x\ny', c: ' x\n\n' },
    'a: |\n  x\n  y\nb: |-\n  x\n  y\nc: |2+\n   x\n\n',
  ],
  ['several lines with a tab are quoted', { a: 'x:\n\ty\n' }, 'a: "x:\\n\\ty\\n"\n'],
  [
    'keys of several lines, and very long ones, stand before their values',
    { 'a\nb': { c: 1 }, ['k'.repeat(130)]: ['x'] },
    `? |-\n  a\n  b\n: c: 1\n? ${'k'.repeat(130)}\n: - x\n`,
  ],
  [
    'large fractions have a power of ten',
    { a: 1234567.5, b: 0.00001, c: 1234567 },
    'a: 1.2345675e+06\nb: 1e-05\nc: 1234567\n',
  ],
  ['numbers that are too large are no numbers', { a: '1e999', b: '<<' }, 'a: 1e999\nb: <<\n'],
  ['letters stand behind everything else', { '1e3': 1, '1-1': 1, '1': 1 }, '"1": 1\n1-1: 1\n"1e3": 1\n'],
  ['natural order of keys', { a10: 1, a2: 1, a: 1, 'a.b': 1, B: 1 }, 'B: 1\na: 1\na.b: 1\na2: 1\na10: 1\n'],
  [
    'plain text folds behind column 80',
    { x: { message: 'dockerimage.image.openshift.io "docker.io/balazsszeti/hello:nosuchtag-and-more" not found' } },
    'x:\n  message: dockerimage.image.openshift.io "docker.io/balazsszeti/hello:nosuchtag-and-more"\n    not found\n',
  ],
  [
    'quoted text folds too',
    {
      tags: [
        {
          conditions: [
            {
              message:
                'Internal error occurred: docker.io/balazsszeti/cached:v1: Get "https://registry-1.docker.io/v2/": dial tcp 10.99.0.4:443: connect: connection refused',
            },
          ],
        },
      ],
    },
    `tags:\n- conditions:\n  - message: 'Internal error occurred: docker.io/balazsszeti/cached:v1: Get "https://registry-1.docker.io/v2/":\n      dial tcp 10.99.0.4:443: connect: connection refused'\n`,
  ],
];

for (const [name, value, yaml] of cases) test(name, () => assert.equal(formatYaml(value), yaml));
