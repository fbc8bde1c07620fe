import type { Evidence } from '../evidence/evidence.ts';
import type { Sight } from './sight.ts';

/** An answer in words, and what it comes down to. */
export type Answer = Pick<Extract<Evidence, { kind: 'answer' }>, 'words' | 'state'>;

/** A question that is asked of every variation. */
export interface Question {
  id: string;
  /** What has to be looked at before it can be answered, in this order. */
  looksAt: string;
  /** How many looks that are at least. */
  looks: number;
  answer(sights: readonly Sight[]): Answer;
}

/** The questions of the article on variations of image streams, by their text. */
export const questions: Readonly<Record<string, Question>> = {
  'Which image does the pod ask for?': {
    id: 'Q1',
    looksAt: 'the pods',
    looks: 1,
    answer: (sights) => {
      const { address } = sights.at(-1)!;
      return { words: address, state: address.includes('@') ? 'yes' : 'no' };
    },
  },
  'Does it work while the external registry is down?': {
    id: 'Q2',
    looksAt: 'pods that start before the image was ever pulled, and pods that start on another node after it was',
    looks: 1,
    answer: (sights) => {
      if (sights.every(({ running }) => running)) return { words: 'yes', state: 'yes' };
      if (!sights.at(-1)!.running) return { words: 'no', state: 'no' };
      return { words: 'not the first time, yes once the image is cached', state: 'depends' };
    },
  },
  'Which image does a rollout run after the tag has moved?': {
    id: 'Q3',
    looksAt:
      'the pods before the tag moved, after a rollout on their node, after one on another node, and after the source was updated',
    looks: 4,
    answer: ([before, here, elsewhere, updated]) => {
      const old = (sight: Sight | undefined): boolean => sight?.image === before?.image;
      if (!old(here)) return { words: 'the new image', state: 'yes' };
      if (!old(elsewhere)) return { words: 'the new image, except on a node that holds the old one', state: 'depends' };
      return old(updated)
        ? { words: 'the old image, even when its source has the new one', state: 'no' }
        : { words: 'the old image, until the stream gets the new one', state: 'no' };
    },
  },
  'Can a plain pod use it?': {
    id: 'Q4',
    looksAt: 'a pod that names the tag without image lookup, and one with it',
    looks: 2,
    answer: ([without, withLookup]) => {
      if (without!.running) return { words: 'yes', state: 'yes' };
      return withLookup!.running
        ? { words: 'yes, with image lookup', state: 'yes' }
        : { words: `no, with image lookup it asks for ${withLookup!.address}`, state: 'no' };
    },
  },
  'Does a rollback return to the old image?': {
    id: 'Q5',
    looksAt: 'the pods before the update, after it, and after the rollback',
    looks: 3,
    answer: ([before, updated, after]) => {
      if (!after!.running) return { words: 'no, it cannot be pulled any more', state: 'no' };
      if (after!.image === before!.image && updated!.image !== before!.image) return { words: 'yes', state: 'yes' };
      return { words: 'no, the new image stays', state: 'no' };
    },
  },
};
