import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createNormalise, type Normalise } from '../../conformance/normalise.ts';
import { wordsOf } from '../../conformance/recorded-commands.ts';
import type { Printed } from '../client-world.ts';
import { findClient, skipWithout } from '../find-client.ts';
import { nameBuiltImages } from './built-images.ts';
import { objectText } from './object-text.ts';
import { differencesOf, objectsOf, resourcePaths } from './objects.ts';
import { openSide, type Side } from './side.ts';
import type { Verb } from './verb.ts';

const program = await findClient('oc');
const skip = skipWithout(program, 'oc');

/**
 * Types every command at a real `oc` and at the built-in one, each on a cluster of its own, which lasts as long as the topic, and compares
 * what is printed and what is left.
 */
export const typeAtBoth = (topics: Readonly<Record<string, readonly Verb[]>>): void => {
  for (const [topic, verbs] of Object.entries(topics))
    void describe(`oc and the built-in one: ${topic}`, { skip }, () => {
      let real: Side;
      let builtIn: Side;
      let paths: readonly string[];
      /** What digests are called. Images are the same on both, except those of builds. */
      const digests = new Map<string, string>();
      const normalise = createNormalise(digests);
      /** What the two clusters have already been told to differ in. */
      let known: readonly string[] = [];

      before(async () => {
        [real, builtIn] = await Promise.all([openSide(program), openSide()]);
        paths = await resourcePaths(real.api);
        known = await differences();
      });

      after(async () => {
        await Promise.all([real[Symbol.asyncDispose](), builtIn[Symbol.asyncDispose]()]);
      });

      const type = async (side: Side, { line, stdin = '', editor }: Verb): Promise<Printed> => {
        const printed = await side.type(wordsOf(addressed(side, line)), addressed(side, stdin), editor);
        return editor === undefined ? printed : { ...printed, stdout: printed.stdout + (await takeShown(side)) };
      };

      const differences = async (): Promise<string[]> => {
        for (const { api } of [real, builtIn]) await nameBuiltImages(api, digests);
        const [theirs, ours] = await Promise.all([
          objectsOf(real.api, paths, (object) => unaddressed(real, objectText(object, normalise))),
          objectsOf(builtIn.api, paths, (object) => unaddressed(builtIn, objectText(object, normalise))),
        ]);
        return differencesOf(theirs, ours);
      };

      /** What differs between the objects once both clusters have come to rest. */
      const newDifferences = async (): Promise<string[]> => {
        for (let looks = 50; ; looks -= 1) {
          const all = await differences();
          const unknown = all.filter((difference) => !known.includes(difference));
          if (unknown.length > 0 && looks > 0) await pause(100);
          else {
            known = all;
            return unknown;
          }
        }
      };

      for (const verb of verbs)
        void test(`oc ${verb.line}`, async (context) => {
          const { files = {}, differs, leaves } = verb;
          for (const [name, content] of Object.entries(files))
            for (const side of [real, builtIn]) {
              const file = path.join(side.folder, name);
              await mkdir(path.dirname(file), { recursive: true });
              await writeFile(file, addressed(side, content));
            }
          const [theirs, ours] = await Promise.all([type(real, verb), type(builtIn, verb)]);
          const left = await newDifferences();
          const texts = [comparable(normalise, real, theirs), comparable(normalise, builtIn, ours)] as const;
          if (differs === undefined) assert.equal(texts[1], texts[0]);
          else if (texts[0] === texts[1]) context.diagnostic('prints the same now');
          if (leaves === undefined) assert.equal(left.join('\n'), '');
          else if (left.length === 0) context.diagnostic('leaves the same now');
        });
    });
};

/** What an editor was shown, which it kept. */
const takeShown = async ({ folder }: Side): Promise<string> => {
  const file = path.join(folder, 'shown');
  const text = await readFile(file, 'utf8').catch(() => '');
  await rm(file, { force: true });
  return `--- shown\n${text}`;
};

const addressed = ({ facts }: Side, text: string): string =>
  text
    .replaceAll('SERVER', facts.api)
    .replaceAll('INTERNAL', facts.internalRegistry.endpoint)
    .replaceAll('KUBEADMIN', facts.passwords.kubeadmin)
    .replaceAll(/REGISTRY\/([\w.]+)/g, (_, host: string) => facts.registries[host]?.endpoint ?? host);

const unaddressed = ({ facts, folder }: Side, text: string): string =>
  Object.entries(facts.registries)
    .reduce((result, [host, { endpoint }]) => result.replaceAll(endpoint, `REGISTRY/${host}`), text)
    .replaceAll(facts.api, 'SERVER')
    .replaceAll(facts.internalRegistry.endpoint, 'INTERNAL')
    .replaceAll(entryName(facts.api), 'ENTRY')
    .replaceAll(folder, 'FOLDER')
    .replaceAll(/FOLDER\/kubeconfig-\d|the kubeconfig of the session/g, 'KUBECONFIG');

/** How a kubeconfig names the entry of a server. */
const entryName = (api: string): string => new URL(api).host.replaceAll('.', '-');

/**
 * Objects with generated names stand in the order of those, images in that of digests or of arrival, equally large streams in any,
 * and builds to be pruned in any order of their configs.
 */
const SETS = new RegExp(
  [
    'replicaset\\.apps/',
    'image\\.image\\.openshift\\.io/',
    'sha256:',
    '\\S+/\\S+  [\\d.]+\\w*B  ?\\d',
    'pruned  \\S+-\\d+$',
  ]
    .map((start) => `(?:^${start}.*\\n)+`)
    .join('|'),
  'gm',
);

/** Tags of a stream stand in the order of the seconds in which they were made. */
const TAGS = /(?<=^(?:\S+ +)?\S+ +image-registry\.openshift-image-registry\.svc:5000\/\S+ +)\S+,\S+/gm;

/** Endpoints have it if something has changed since they were made. */
const TRIGGER = /(?<=^Annotations: +)endpoints\.kubernetes\.io\/last-change-trigger-time: <time>$/gm;

/** The ports of an image stand in any order: those of containers and services in YAML, in columns and in words. */
const PORTS =
  /(?:^ +- containerPort: .*\n +protocol: .*\n)+|(?:^ +- name: \d+-tcp\n(?: +\w+: .*\n){3})+|\b\d+\/TCP(?:,\d+\/TCP)+|(?<= ports )\d+(?:, \d+)+/gm;

const inOrder = (ports: string): string => {
  const [mark, between] = ports.startsWith(' ') ? [/(?=^ +- )/m, ''] : ports.includes(', ') ? [', ', ', '] : [',', ','];
  return ports.split(mark).sort().join(between);
};

/** Secrets of webhooks, versions of objects and names of layers of builds, in what commands print. */
const CHANCE =
  /(?<=temp\.builder\.openshift\.io\/\S+:)[0-9a-f]{8}$|(?<=^--> )[0-9a-f]{12}$|(?<=^ +secret: )[\w-]{20}$|(?<=^# \S+ (?:Sync|Added|Updated|Deleted) )\d+/gm;

/** Names of files for an editor. */
const EDITED = /(?<=\/oc-edit-)\d+(?=\.)/g;

/** How long images took to travel. */
const TRAVEL = /(?<=^info: (?:Planning|Mirroring) completed in ).*|(?<=^Uploading .*\.\.\. ).*/gm;

/** The server takes any port of nodes that is free. */
const NODE_PORT = /(?<=:)3[0-2]\d{3}(?=\/(?:TCP|UDP))/g;

/** How far a rollout has come when somebody begins to look is chance; what comes last counts. */
const STEPS = /(?:^Waiting for .*\n)+(?=Waiting for |.*(?:success|complete))/gm;

/** Without what one version says and another does not. */
const comparable = (normalise: Normalise, side: Side, { stdout, stderr, exitCode }: Printed): string =>
  normalise(
    unaddressed(
      side,
      `${stdout}--- stderr\n${stderr.replaceAll(/^(?:Warning: .* is deprecated|[EW]\d{4} ).*\n/gm, '')}`,
    ).replaceAll(EDITED, '<file>'),
  )
    .replaceAll(NODE_PORT, '<port>')
    .replaceAll(STEPS, '')
    .replaceAll(SETS, (lines) => lines.split('\n').sort().join('\n'))
    .replaceAll(TRIGGER, '<none>')
    .replaceAll(TRAVEL, '<duration>')
    .replaceAll(CHANCE, '<chance>')
    .replaceAll(PORTS, inOrder)
    .replaceAll(TAGS, (tags) => tags.split(',').sort().join(','))
    .concat(`--- exit ${exitCode}`);
