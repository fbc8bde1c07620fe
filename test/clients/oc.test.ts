import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createNormalise } from '../conformance/normalise.ts';
import { wordsOf } from '../conformance/recorded-commands.ts';
import { type ClientWorld, openClientWorld, type Printed, type Type } from './client-world.ts';
import { findClient, skipWithout } from './find-client.ts';
import { verbs } from './oc-verbs.ts';

const oc = await findClient('oc');
const options = { skip: skipWithout(oc, 'oc') };
let world: ClientWorld;
let real: Type;
let builtIn: Awaited<ReturnType<ClientWorld['builtIn']>>;

before(async () => {
  if (oc === undefined) return;
  world = await openClientWorld();
  real = await world.client(oc);
  builtIn = await world.builtIn();
});

after(async () => {
  builtIn?.[Symbol.dispose]();
  await world?.[Symbol.asyncDispose]();
});

const normalise = { real: createNormalise(), builtIn: createNormalise() };

/** Objects with generated names stand in the order of those. */
const SETS = /(?:^replicaset\.apps\/.*\n)+/gm;

/** Without what is this project's or this client's own, and what one version says and another does not. */
const comparable = ({ stdout, stderr, exitCode }: Printed, side: 'real' | 'builtIn'): string =>
  normalise[side](`${stdout}--- stderr\n${stderr.replaceAll(/^(?:Warning: .* is deprecated|[EW]\d{4} ).*\n/gm, '')}`)
    .replaceAll(/\b(?:real|built)-in\b/g, 'PROJECT')
    .replaceAll(SETS, (lines) => lines.split('\n').sort().join('\n'))
    .concat(`--- exit ${exitCode}`);

for (const { line, stdin, differs } of verbs)
  test(`oc ${line}`, options, async (context) => {
    const words = (project: string): string[] => wordsOf(line.replaceAll('PROJECT', project));
    const theirs = comparable(await real(words('real-in'), stdin), 'real');
    const ours = comparable(await builtIn(words('built-in'), stdin), 'builtIn');
    if (differs === undefined) assert.equal(ours, theirs);
    else if (ours === theirs) context.diagnostic('is equal now');
  });
