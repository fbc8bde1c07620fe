import { posix } from 'node:path';

/** The name under which a build finds the one file that is sent to it; `undefined` when it is none. */
export const binaryFileName = (name: string): string | undefined => {
  const cleaned = posix.normalize(name).replace(/^\//, '');
  return cleaned === '' || cleaned === '.' || cleaned.startsWith('..') || /[/\\]/.test(cleaned) ? undefined : cleaned;
};
