import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, TagEvent } from '../../resources/images/image-stream.ts';
import { addTagEvent } from './tag-history.ts';

const event = (text: string): TagEvent => {
  const [dockerImageReference = '', image = '', generation = '1', created = '1'] = text.split(' ');
  return { dockerImageReference, image: image === '-' ? '' : image, generation: Number(generation), created };
};

const text = ({ dockerImageReference, image, generation, created }: TagEvent): string =>
  `${dockerImageReference} ${image || '-'} ${generation} ${created}`;

/** Events as `<pull spec> <image> <generation> <created>`, newest first. */
const rows: [name: string, before: string[], next: string, after: string[]][] = [
  ['the first event', [], 'a@1 1 1 10', ['a@1 1 1 10']],
  ['the same again changes nothing', ['a@1 1 1 10'], 'a@1 1 1 20', ['a@1 1 1 10']],
  ['the same of a newer generation is stamped in place', ['a@1 1 1 10'], 'a@1 1 2 20', ['a@1 1 2 10']],
  ['the same image elsewhere changes the pull spec in place', ['a@1 1 1 10'], 'b@1 1 2 20', ['b@1 1 2 10']],
  ['the same pull spec with another image changes the image in place', ['a@1 1 1 10'], 'a@1 - 2 20', ['a@1 - 2 10']],
  ['two names without image count as the same image', ['a:1 - 1 10'], 'a:2 - 2 20', ['a:2 - 2 10']],
  ['another image goes on top', ['a@1 1 1 10'], 'a@2 2 2 20', ['a@2 2 2 20', 'a@1 1 1 10']],
  ['a literal name goes on top of a digest', ['a@1 1 1 10'], 'a:1 - 2 20', ['a:1 - 2 20', 'a@1 1 1 10']],
  [
    'only the newest counts: an old image comes back as a new entry',
    ['a@2 2 2 20', 'a@1 1 1 10'],
    'a@1 1 3 30',
    ['a@1 1 3 30', 'a@2 2 2 20', 'a@1 1 1 10'],
  ],
];

for (const [name, before, next, after] of rows) {
  test(`history: ${name}`, () => {
    const condition = { type: 'ImportSuccess', status: 'False', generation: 1, lastTransitionTime: '1' };
    const stream = {
      metadata: { name: 'app' },
      status: { tags: [{ tag: 't', items: before.map(event), conditions: [condition] }] },
    } as unknown as ImageStream;
    const changed = addTagEvent(stream, 't', event(next));
    assert.deepEqual(stream.status?.tags?.[0]?.items?.map(text), after);
    assert.equal(changed, before.join() !== after.join());
    assert.equal(stream.status?.tags?.[0]?.conditions === undefined, changed, 'success clears the conditions');
  });
}
