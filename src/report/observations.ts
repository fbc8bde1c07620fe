import type { Evidence } from '../evidence/evidence.ts';
import { ImageNames } from './image-names.ts';
import type { Labels } from './labels.ts';

/** One observation: what was looked at, and what was seen. */
export type Observation = readonly [subject: string, seen: string];

/** What a scenario observed, one line each; of a thing that was looked at several times, the last time counts. */
export const observationsOf = (evidence: readonly Evidence[], labels: Labels): readonly Observation[] => {
  const names = new ImageNames(evidence);
  const latest = new Map<string, Observation>();
  for (const one of evidence) {
    for (const [key, subject, seen] of observe(one, names, labels)) {
      latest.delete(key);
      latest.set(key, [subject, seen]);
    }
  }
  return [...latest.values()];
};

type Row = readonly [key: string, subject: string, seen: string];

const observe = (evidence: Evidence, names: ImageNames, labels: Labels): readonly Row[] => {
  switch (evidence.kind) {
    case 'tag':
      return [[`tag ${evidence.name}`, `${labels.tag} ${evidence.name}`, describeTag(evidence, names)]];
    case 'pods':
      return evidence.pods.map((pod) => [
        `pod ${pod.name}`,
        `${labels.pods} ${pod.name}`,
        describePod(pod, names, labels),
      ]);
    case 'storage':
      return [
        [
          `storage ${evidence.repository ?? ''}`,
          `${labels.storage}${evidence.repository === undefined ? '' : ` ${evidence.repository}`}`,
          names.describe(linkedDigests(evidence.files), labels) ?? labels.empty,
        ],
      ];
    case 'listing':
      return [[`listing ${evidence.line}`, labels.listed, names.describe(evidence.digests, labels) ?? labels.nothing]];
    case 'requests': {
      const digests = evidence.requests.flatMap(({ path }) => /sha256:[0-9a-f]{64}/.exec(path)?.[0] ?? []);
      return [
        [
          `requests ${evidence.registry}`,
          labels.nodesAsked(evidence.registry),
          names.describe(digests, labels) ?? labels.nothing,
        ],
      ];
    }
    default:
      return [];
  }
};

const describeTag = ({ from, referencePolicy, image }: Extract<Evidence, { kind: 'tag' }>, names: ImageNames): string =>
  [from, referencePolicy, image && `→ ${names.shorten(image)}`].filter(Boolean).join('  ');

type Pod = Extract<Evidence, { kind: 'pods' }>['pods'][number];

const describePod = ({ image, node, servedBy, state }: Pod, names: ImageNames, labels: Labels): string => {
  if (state !== 'Running') return `${names.shorten(image)}  ${node ?? ''}  ${names.shorten(state)}`;
  return `${names.shorten(image)}  ${node ?? ''}  ${servedBy === undefined ? labels.notPulled : labels.servedBy(servedBy)}`;
};

const linkedDigests = (files: readonly string[]): readonly string[] =>
  files.flatMap((file) => {
    const hex = /\/sha256\/([0-9a-f]{64})\/link$/.exec(file)?.[1];
    return hex === undefined ? [] : [`sha256:${hex}`];
  });
