import { editDistance } from '../errors/edit-distance.ts';
/**
 * The candidate that a reader most likely meant, or `undefined` when none is alike: by edit distance, at most half of the
 * word, upper and lower case being the same.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  let found: string | undefined;
  let least = Math.ceil(word.length / 2) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [found, least] = [candidate, distance];
  }
  return found;
};
