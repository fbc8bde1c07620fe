import { createNormalise } from '../normalise.ts';
import { objectText } from './object-text.ts';
import type { Output } from './output.ts';
import { storageText } from './storage-text.ts';

/** One side of a comparison: makes what it says comparable with the other side. */
export interface Side {
  /** The comparable text of what a command did. */
  text(line: string, output: Output): string;
}

/** @param projects whose repositories are compared in listings of the registry's storage */
export const createSide = (projects: ReadonlySet<string>): Side => {
  const digests = new Map<string, string>();
  const normalise = createNormalise(digests);
  return {
    text: (line, { stdout, stderr, exitCode }) => {
      if (line.startsWith('find ')) return storageText(stdout, digests, projects);
      const written = /^[[{]/.test(stdout) ? objectText(stdout) : stdout;
      const text = normalise(`${written.trimEnd()}\n--- stderr:\n${stderr.trimEnd()}\n--- exit ${exitCode}\n`);
      return inOrder(line, text.split('\n').map(looseEnds)).join('\n');
    },
  };
};

/** Moments in the words of other programs than `oc`. */
const looseEnds = (line: string): string =>
  line
    .replace(/^time="[^"]*"/, 'time="<time>"')
    .replace(/^date: .*/, 'date: <date>')
    .replace(/^content-length: .*/, 'content-length: <size>')
    .replace(/^(\s*"(?:size|Size|manifestSize)": )\d+/, '$1<size>')
    .replace(/^(\s*"resourceVersion": )"\d+"/, '$1"<version>"')
    .replace(/^(\s*"pod-template-hash": ).*/, '$1<hash>')
    .replace(/^(\s*"dockerImageManifest": ).*/, '$1<manifest>');

/**
 * Names of pods are chance, and so is the order in which a table has them; how often a replica set fails to make a pod before
 * its image is known is chance, too, and what a scheduler says was not recorded.
 */
const inOrder = (line: string, lines: readonly string[]): readonly string[] =>
  /get \S*(events|pods)(?!.* -o json)/.test(line)
    ? [...new Set(lines.filter((each) => !/ (?:FailedCreate|FailedScheduling) /.test(each)))].sort()
    : lines;
