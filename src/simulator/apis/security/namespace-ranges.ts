import type { KubeObject } from '../../../resources/kube-object.ts';
import { fnv1a } from '../../../resources/values/fnv.ts';

/** Numbers of users or groups, both ends included. */
export interface IdRange {
  readonly min: number;
  readonly max: number;
}

/** What the pods of a namespace run as where constraints leave it to the namespace. */
export interface NamespaceRanges {
  readonly users: IdRange;
  readonly groups: readonly IdRange[];
  /** Of SELinux: `s0:c27,c4`. */
  readonly level: string;
}

const KEY = 'openshift.io/sa.scc.';

/** The numbers that clusters give to namespaces: from the first one on, in blocks, so many of them. */
const FIRST = 1_000_000_000;
const SIZE = 10_000;
const BLOCKS = 100_000;

/** A block has so many levels of SELinux. */
const LEVELS = 5;

/**
 * The ranges in the annotations of a namespace. A namespace without them has the block that its identity leads to.
 *
 * @throws Error when an annotation cannot be read
 * @see https://github.com/openshift/cluster-policy-controller/tree/release-4.19/pkg/security
 */
export const namespaceRanges = ({ metadata }: KubeObject): NamespaceRanges => {
  const block = fnv1a(metadata.uid ?? metadata.name) % BLOCKS;
  const users = metadata.annotations?.[`${KEY}uid-range`] ?? `${FIRST + block * SIZE}/${SIZE}`;
  const groups = metadata.annotations?.[`${KEY}supplemental-groups`] ?? users;
  return {
    users: parseBlock(users),
    groups: groups.split(',').map(parseBlock),
    level: metadata.annotations?.[`${KEY}mcs`] ?? levelAt(block * LEVELS),
  };
};

/** `1000/10` are ten numbers from 1000 on, `1000-1009` the same. */
const parseBlock = (text: string): IdRange => {
  const [, first = '', separator, second = ''] = /^(\d+)([/-])(\d+)$/.exec(text) ?? [];
  if (separator === undefined) throw new Error('block not in the format "<start>/<size>" or "<start>-<end>"');
  const min = Number(first);
  return { min, max: separator === '/' ? min + Number(second) - 1 : Number(second) };
};

/** The pairs of categories, counted: c1,c0, c2,c0, c2,c1, c3,c0, … */
const levelAt = (index: number): string => {
  let high = Math.floor((1 + Math.sqrt(1 + 8 * index)) / 2);
  while ((high * (high - 1)) / 2 > index) high--;
  return `s0:c${high},c${index - (high * (high - 1)) / 2}`;
};
