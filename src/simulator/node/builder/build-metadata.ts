import type { Build } from '../../../resources/builds/build.ts';

/** Names and values, in the order in which an image gets them. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** The environment by which an image tells which build made it. */
export const buildVariables = ({ metadata }: Build): Pairs => [
  ['OPENSHIFT_BUILD_NAME', metadata.name],
  ['OPENSHIFT_BUILD_NAMESPACE', metadata.namespace ?? ''],
];

/** The labels that a build wants its image to have; they come last, and win. */
export const imageLabels = ({ spec }: Build): Pairs => pairsOf(spec.output?.imageLabels);

export const pairsOf = (entries: readonly { name: string; value?: string }[] = []): Pairs =>
  entries.map(({ name, value = '' }) => [name, value]);

/** As `ENV` and `LABEL` take them, so that nothing in them means anything else. */
export const quotedPairs = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${quoted(name)}=${quoted(value)}`).join(' ');

const quoted = (text: string): string => `"${text.replaceAll(/["\\$]/g, '\\$&')}"`;
