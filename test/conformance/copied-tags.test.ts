import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { workloadsOf } from './nodes/followers.ts';
import { carryOut } from './nodes/node-directives.ts';
import { type NodeTerminal, openNodeTerminal } from './nodes/node-terminal.ts';
import { type NodeWorld, openNodeWorld } from './nodes/node-world.ts';

const external = 'docker.io/balazsszeti/hello';
const registry = 'image-registry.openshift-image-registry.svc:5000';

/** What kinds of tags there are to copy from. */
const sources: Readonly<Record<string, string>> = {
  'ref-source': `run oc import-image ref-source:t --from=${external}:sleeper --confirm`,
  'ref-local': `run oc import-image ref-local:t --from=${external}:sleeper --reference-policy=local --confirm`,
  reference: `run oc tag --reference ${external}:sleeper reference:t`,
  internal: 'push docker.io/scratch/internal:run1 p1/internal:t',
};

const flags: Readonly<Record<string, string>> = {
  none: '',
  reference: '--reference',
  local: '--reference-policy=local',
  both: '--reference --reference-policy=local',
};

/** D: the digest; R: the internal registry; C: the copy, `p2/<source>-<flag>`. Unpinned where there is no image object. */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ref-source': { none: `${external}@D`, reference: `${external}@D`, local: 'R/C@D', both: 'R/C@D' },
  'ref-local': { none: `${external}@D`, reference: `${external}@D`, local: 'R/C@D', both: 'R/C@D' },
  reference: { none: `${external}@D`, reference: `${external}:sleeper`, local: 'R/C@D', both: `${external}:sleeper` },
  internal: { none: 'R/C@D', reference: 'R/p1/internal@D', local: 'R/C@D', both: 'R/C@D' },
};

void describe('what workloads run of a copied tag', () => {
  let directory = '';
  let world: NodeWorld;
  let terminal: NodeTerminal;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'copied-tags-'));
    world = await openNodeWorld(directory);
    terminal = openNodeTerminal(world);
    for (const step of [
      'project p1',
      `image ${external}:sleeper v1 sleeper`,
      'image docker.io/scratch/internal:run1 int1 hello',
      ...Object.values(sources),
      'project p2',
      ...Object.keys(sources).flatMap((source) =>
        Object.entries(flags).map(([flag, words]) => `run oc tag ${words} p1/${source}:t p2/${source}-${flag}:t`),
      ),
    ])
      await carryOut(step, world, terminal);
  });

  after(async () => {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  });

  for (const source of Object.keys(sources)) {
    for (const flag of Object.keys(flags)) {
      test(`${source} copied with flags ${flag}`, async () => {
        const stream = `${source}-${flag}`;
        const shown = (image: string): string =>
          image
            .replace(/sha256:[0-9a-f]{64}/, 'D')
            .replace(registry, 'R')
            .replace(`p2/${stream}`, 'C');
        const found = await workloadsOf(world.admin, 'p2', stream, 't', () => world.cluster.clock.settled());
        const wanted = expected[source]?.[flag] ?? '';
        const isNamedOnly = !wanted.includes('@');
        for (const [way, images] of Object.entries(found))
          for (const [kind, image] of Object.entries(images))
            assert.equal(shown(image), way !== 'trigger' && isNamedOnly ? 'R/C:t' : wanted, `${kind} by ${way}`);
      });
    }
  }
});
