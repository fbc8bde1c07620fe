import type { KubeObject } from '../../../resources/kube-object.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import { relativeTime } from './age.ts';
import type { CellPrinter } from './table.ts';

interface BuildSource {
  type?: string;
  git?: { uri?: string; ref?: string };
  binary?: unknown;
  dockerfile?: string;
}

interface Build extends KubeObject {
  spec: {
    strategy?: { type?: string; customStrategy?: { from?: { name?: string } } };
    source?: BuildSource;
    revision?: { git?: { commit?: string } };
  };
  status?: {
    phase?: string;
    reason?: string;
    startTimestamp?: string;
    completionTimestamp?: string;
    /** Nanoseconds. */
    duration?: number;
    lastVersion?: number;
  };
}

/** Nanoseconds in a second. */
const SECOND = 1_000_000_000;

export const buildCells: CellPrinter<Build> = ({ metadata, spec, status = {} }, now) => {
  const { phase = '', reason, startTimestamp } = status;
  return [
    metadata.name,
    spec.strategy?.type ?? '',
    sourceText(spec),
    reason ? `${phase} (${reason})` : phase,
    relativeTime(startTimestamp, now),
    durationText(status),
  ];
};

export const buildConfigCells: CellPrinter<Build> = ({ metadata, spec, status }) => [
  metadata.name,
  spec.strategy?.type ?? '',
  spec.strategy?.customStrategy ? (spec.strategy.customStrategy.from?.name ?? '') : sourceText(spec),
  status?.lastVersion ?? 0,
];

/** A table of builds shows the oldest one first. */
export const byCreation = (one: KubeObject, other: KubeObject): number =>
  Date.parse(one.metadata.creationTimestamp ?? '') - Date.parse(other.metadata.creationTimestamp ?? '');

/** What is built from, and which revision of it. */
const sourceText = ({ source = {}, revision }: Build['spec']): string => {
  const { git, binary, dockerfile } = source;
  if (!git && !binary) return dockerfile === undefined ? '' : 'Dockerfile';
  const from = binary ? 'Binary' : dockerfile === undefined ? 'Git' : 'Dockerfile,Git';
  const commit = revision?.git?.commit || git?.ref || '';
  const shown = commit.length > 20 && /^[\da-f]*$/i.test(commit) ? commit.slice(0, 7) : commit;
  return shown ? `${from}@${shown}` : from;
};

/** The real server shows nothing for a duration of zero, which no build has there that has ended. */
const durationText = ({ startTimestamp, completionTimestamp, duration = 0 }: NonNullable<Build['status']>): string =>
  duration > 0 || (startTimestamp && completionTimestamp) ? goDuration(Math.trunc(duration / SECOND) * 1000) : '';
