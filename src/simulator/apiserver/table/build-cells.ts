import type { KubeObject } from '../../../resources/kube-object.ts';
import { shortDuration } from './age.ts';
import { relativeTime } from './relative-time.ts';
import type { CellPrinter } from './table.ts';

interface BuildSource {
  type?: string;
  git?: { uri?: string; ref?: string };
  binary?: unknown;
  dockerfile?: string;
}

interface Build extends KubeObject {
  spec: { strategy?: { type?: string }; source?: BuildSource; revision?: { git?: { commit?: string } } };
  status?: {
    phase?: string;
    reason?: string;
    startTimestamp?: string;
    completionTimestamp?: string;
    duration?: number;
    lastVersion?: number;
  };
}

export const buildCells: CellPrinter<Build> = ({ metadata, spec, status = {} }, now) => {
  const { phase = '', reason, startTimestamp, completionTimestamp } = status;
  const ended = completionTimestamp === undefined ? now : Date.parse(completionTimestamp);
  return [
    metadata.name,
    spec.strategy?.type ?? '',
    sourceText(spec.source, spec.revision?.git?.commit),
    reason ? `${phase} (${reason})` : phase,
    relativeTime(startTimestamp, now),
    startTimestamp === undefined ? '' : shortDuration(ended - Date.parse(startTimestamp)),
  ];
};

export const buildConfigCells: CellPrinter<Build> = ({ metadata, spec, status }) => [
  metadata.name,
  spec.strategy?.type ?? '',
  sourceText(spec.source, undefined),
  status?.lastVersion ?? 0,
];

const sourceText = ({ git, binary, dockerfile }: BuildSource = {}, commit: string | undefined): string => {
  const from = [
    ...(dockerfile === undefined ? [] : ['Dockerfile']),
    ...(binary === undefined ? [] : ['Binary']),
    ...(git === undefined ? [] : ['Git']),
  ];
  const revision = commit?.slice(0, 7) ?? git?.ref;
  return revision ? `${from.join(',')}@${revision}` : from.join(',');
};
