import { parse } from 'yaml';
import { createNormalise } from '../normalise.ts';
import { objectText } from './object-text.ts';
import type { Output } from './output.ts';
import { storageText } from './storage-text.ts';

/** One side of a comparison: makes what it says comparable with the other side. */
export interface Side {
  /** Names a digest, `sha256:…`, before it appears. */
  know(digest: string, title: string): void;
  /** Another experiment begins: digests that have no name are numbered anew. */
  begin(): void;
  /** The comparable text of what a command did. */
  text(line: string, output: Output): string;
}

/** @param projects whose repositories are compared in listings of the registry's storage */
export const createSide = (projects: ReadonlySet<string>): Side => {
  const known = new Map<string, string>();
  const digests = new Map<string, string>();
  const normalise = createNormalise(digests);
  return {
    know: (digest, title) => {
      known.set(digest.slice('sha256:'.length), title);
      digests.set(digest.slice('sha256:'.length), title);
    },
    begin: () => {
      digests.clear();
      for (const [digest, title] of known) digests.set(digest, title);
    },
    text: (line, { stdout, stderr, exitCode }) => {
      if (line.startsWith('find ')) return storageText(stdout, digests, projects);
      const written = objectText(
        line.endsWith('get istag -o yaml')
          ? JSON.stringify(parse(stdout))
          : withoutBytes(sortedImages(line, withoutPlatform(line, withoutBlobs(line, stdout)))),
      );
      const text = normalise(`${written.trimEnd()}\n--- stderr:\n${stderr.trimEnd()}\n--- exit ${exitCode}\n`);
      return inOrder(line, text.split('\n').map(looseEnds)).join('\n');
    },
  };
};

/** The recorded cluster ran its registry elsewhere, not in a pod. */
const withoutPlatform = (line: string, stdout: string): string => {
  if (line.startsWith('oc api-')) return stdout.replaceAll(otherServers, '');
  return / -A /.test(line) ? stdout.replaceAll(/^openshift-image-registry .*\n/gm, '') : stdout;
};

/** Users and logins, which the recorded cluster lacked, quotas over projects and security constraints, which this one does. */
const otherServers = /^.*\b(?:oauth|user|quota|security)\.openshift\.io.*\n/gm;

/** Blobs are pushed side by side, in any order. */
const withoutBlobs = (line: string, stdout: string): string =>
  /docker:.* docker:/.test(line) ? stdout.replaceAll(/(Copying blob ).*/g, '$1<blob>') : stdout;

const sortedImages = (line: string, stdout: string): string =>
  /import-image .*--all/.test(line) ? sortedBlocks(stdout) : stdout;

/** The content of a layer follows from the digest. */
const withoutBytes = (stdout: string): string =>
  stdout.includes('\uFFFD') ? `${stdout.slice(0, stdout.search(/\r?\n\r?\n/))}\n<bytes>` : stdout;

/** Moments in the words of other programs than `oc`. */
const looseEnds = (line: string): string =>
  line
    .replace(/^time="[^"]*"/, 'time="<time>"')
    .replace(/^date: .*/, 'date: <date>')
    .replace(/^content-length: .*/, 'content-length: <size>')
    .replace(/^(\s*"(?:size|Size|manifestSize)": )\d+/, '$1<size>')
    .replace(/^(\s*"resourceVersion": )"\d+"/, '$1"<version>"')
    .replace(/^(\s+(?:- )?(?:size|Size|manifestSize): )\d+/, '$1<size>')
    .replace(/^(\s*"\.dockercfg": ).*/, '$1<secret>')
    .replaceAll(/@[0-9a-f]{12}\b/g, '@<short digest>')
    .replaceAll(/("(?:access_)?token":)"[^"]*"/g, '$1"<token>"')
    .replace(/^(\s*"pod-template-hash": ).*/, '$1<hash>')
    .replace(/^(\s*"dockerImage(?:Manifest|Config)": ).*/, '$1<text>');

/**
 * Names of pods are chance, and so is the order in which a table has them; how often a replica set fails to make a pod before
 * its image is known is chance, too, and what a scheduler says was not recorded. Tags come from a map, in any order; images are
 * ordered by digests, which differ.
 */
const inOrder = (line: string, lines: readonly string[]): readonly string[] => {
  if (!anyOrder.test(line)) return lines;
  return [...new Set(lines.filter((each) => !/ (?:FailedCreate|FailedScheduling) /.test(each)))].sort();
};

const anyOrder = /get \S*(?:events|pods|images|istag|itag|imagetags|imagestreamtags)\b(?!.* -o (?:json|yaml))(?!.*:)/;

/** Descriptions of images, each from its name on. */
const sortedBlocks = (text: string): string => {
  const [head = '', ...blocks] = text.split(/^(?=Image Name:)/m);
  const key = (block: string): string => /VERSION=.*/.exec(block)?.[0] ?? '';
  const trimmed = blocks.map((block) => block.trimEnd());
  return [head, ...trimmed.sort((a, b) => (key(a) < key(b) ? -1 : 1))].join('\n');
};
