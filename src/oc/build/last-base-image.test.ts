import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastBaseImage } from './last-base-image.ts';

const cases: readonly [dockerfile: string, image: string | undefined][] = [
  ['FROM web:v1\nLABEL a=b', 'web:v1'],
  ['# FROM other\nfrom --platform=linux/amd64 web AS base', 'web'],
  ['FROM golang AS build\nRUN make\nFROM scratch\nCOPY --from=build /app /', 'scratch'],
  ['FROM web AS base\nFROM base', 'web'],
  ['FROM \\\n  web', 'web'],
  ['RUN make', undefined],
];
for (const [dockerfile, image] of cases)
  test(`the last stage of ${JSON.stringify(dockerfile)} is built on ${image}`, () =>
    assert.equal(lastBaseImage(dockerfile), image));
