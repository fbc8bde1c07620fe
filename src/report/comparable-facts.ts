import type { Evidence } from '../evidence/evidence.ts';
import { ImageNames } from './image-names.ts';
import { labelsFor } from './labels.ts';
import { withoutIdentifiers } from './without-identifiers.ts';

/**
 * What an experiment observed, as facts that are the same whenever the cluster behaves the same: what is looked at, and what
 * was seen. Of a thing that was looked at several times each look counts, in order. Times, generated names and digests that
 * say nothing are left out; digests of the images of the experiment are told by their names.
 */
export const comparableFacts = (evidence: readonly Evidence[]): ReadonlyMap<string, string> => {
  const names = new ImageNames(evidence);
  const looks = new Map<string, number>();
  const facts = new Map<string, string>();
  for (const one of evidence)
    for (const [subject, seen] of factsOf(one, names)) {
      const look = (looks.get(subject) ?? 0) + 1;
      looks.set(subject, look);
      facts.set(look === 1 ? subject : `${subject} (${look})`, seen);
    }
  return facts;
};

const factsOf = (evidence: Evidence, names: ImageNames): readonly (readonly [string, string])[] => {
  const same = (text: string): string => withoutIdentifiers(names.shorten(text));
  switch (evidence.kind) {
    case 'command':
      return [
        [`$ ${same(evidence.line)}`, same(`exit ${evidence.exitCode}\n${evidence.stdout}${evidence.stderr}`).trim()],
      ];
    case 'tag':
      return [
        [
          `tag ${evidence.name}`,
          same([evidence.from, evidence.referencePolicy, evidence.image].filter(Boolean).join(' ')),
        ],
      ];
    case 'pods':
      return [
        [
          `pods of ${evidence.workload}`,
          evidence.pods
            .map((pod) => describePod(pod, same))
            .sort()
            .join('\n'),
        ],
      ];
    case 'storage':
      return [[`storage ${evidence.repository ?? 'of the registry'}`, storedParts(evidence.files, names)]];
    case 'listing':
      return [[`listed by ${same(evidence.line)}`, names.describe(evidence.digests, labelsFor('en')) ?? 'nothing']];
    case 'requests':
      return [
        [
          `requests to ${evidence.registry}`,
          [...new Set(evidence.requests.map(({ method, path, status }) => same(`${method} ${path} ${status}`)))]
            .sort()
            .join('\n'),
        ],
      ];
    case 'answer':
      return [
        [
          [`answer ${evidence.question} ${evidence.variation}`, evidence.circumstance].filter(Boolean).join(', '),
          same(`${evidence.state}: ${evidence.words}`),
        ],
      ];
    case 'object':
      // Much of a pod is the affair of its node; what it runs is told by the evidence of pods.
      return evidence.object['kind'] === 'Pod'
        ? []
        : [[`object ${evidence.name}`, same(JSON.stringify(evidence.object, null, 1))]];
    default:
      return [];
  }
};

type Pod = Extract<Evidence, { kind: 'pods' }>['pods'][number];

const describePod = ({ image, imageID, state, servedBy }: Pod, same: (text: string) => string): string =>
  same([image, imageID && `runs ${imageID}`, state, servedBy && `served by ${servedBy}`].filter(Boolean).join(', '));

const storedParts = (files: readonly string[], names: ImageNames): string =>
  names.describe(
    files.flatMap((file) => {
      const hex = /\/sha256\/([0-9a-f]{64})\/link$/.exec(file)?.[1];
      return hex === undefined ? [] : [`sha256:${hex}`];
    }),
    labelsFor('en'),
  ) ?? 'empty';
