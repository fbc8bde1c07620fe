import { createHash } from 'node:crypto';

/**
 * Five letters that tell objects of one name apart, in the alphabet of Kubernetes: from the name and the time, so that a run in
 * virtual time repeats them.
 */
export const nameSuffix = (name: string, now: number): string => {
  const hash = createHash('sha256').update(`${name} ${now}`).digest();
  return Array.from(hash.subarray(0, 5), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
};

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
