import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageCommands, type TagFlags } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const external = 'docker.io/balazsszeti/hello';

/** What kinds of tags there are to copy from: pulled from outside (by policy), named only, pushed. */
const sources: Record<string, (commands: ReturnType<typeof imageCommands>) => Promise<unknown>> = {
  'ref-source': ({ importImage }) => importImage('p', 'source:mytag', `${external}:sleeper`),
  'ref-local': ({ importImage }) => importImage('p', 'source:mytag', `${external}:sleeper`, { local: true }),
  reference: ({ tagImage }) => tagImage(`${external}:sleeper`, 'p', 'source:mytag', { reference: true }),
  internal: ({ push }) => push('p', 'source:mytag', 'mine'),
};

const flags: Record<string, TagFlags> = {
  none: {},
  reference: { reference: true },
  local: { local: true },
  both: { reference: true, local: true },
};

/** D: the digest; R: the internal registry. */
const expected: Record<string, Record<string, string>> = {
  'ref-source': { none: `${external}@D`, reference: `${external}@D`, local: 'R/NS/copy@D', both: 'R/NS/copy@D' },
  'ref-local': { none: `${external}@D`, reference: `${external}@D`, local: 'R/NS/copy@D', both: 'R/NS/copy@D' },
  reference: {
    none: `${external}@D`,
    reference: `${external}:sleeper`,
    local: 'R/NS/copy@D',
    both: `${external}:sleeper`,
  },
  internal: { none: 'R/NS/copy@D', reference: 'R/p/source@D', local: 'R/NS/copy@D', both: 'R/NS/copy@D' },
};

for (const [source, make] of Object.entries(sources)) {
  for (const [flag, given] of Object.entries(flags)) {
    for (const namespace of ['p', 'p2']) {
      test(`a copy of a ${source} tag with flags ${flag} in ${namespace === 'p' ? 'the same' : 'another'} project`, async () => {
        const plane = await imagePlane();
        const digest = plane.upstream.serve(external, 'sleeper', 'sleeper');
        const commands = imageCommands(plane);
        await make(commands);
        await commands.tagStream('p', 'source:mytag', namespace, 'copy:mytag', given);
        const pushed = plane.upstream.image('mine');
        const text = (await commands.pullSpec(namespace, 'copy:mytag'))
          ?.replace(source === 'internal' ? pushed : digest, 'D')
          .replace(registry, 'R');
        assert.equal(text, expected[source]?.[flag]?.replace('NS', namespace));
        assert.deepEqual(plane.errors, []);
      });
    }
  }
}
