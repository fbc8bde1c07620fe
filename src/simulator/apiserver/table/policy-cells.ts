import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import { ageOf } from './age.ts';
import { labelsText, selectorCell } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

type Quota = KubeObject & { status?: { hard?: Record<string, string>; used?: Record<string, string> } };

export const resourceQuotaCells: CellPrinter<Quota> = ({ metadata, status }, now) => {
  const hard = Object.keys(status?.hard ?? {}).sort();
  const text = (names: string[]): string =>
    names.map((name) => `${name}: ${status?.used?.[name] ?? '0'}/${status?.hard?.[name]}`).join(', ');
  const isLimit = (name: string): boolean => name.startsWith('limits.');
  return [
    metadata.name,
    ageOf(metadata.creationTimestamp, now),
    text(hard.filter((name) => !isLimit(name))),
    text(hard.filter(isLimit)),
  ];
};

export const appliedClusterQuotaCells: CellPrinter<ClusterResourceQuota> = ({ metadata, spec: { selector } }) => [
  metadata.name,
  selectorCell(selector.labels ?? undefined),
  labelsText(selector.annotations ?? undefined),
];

type Budget = KubeObject & {
  spec?: { minAvailable?: number | string; maxUnavailable?: number | string };
  status?: { disruptionsAllowed?: number };
};

export const podDisruptionBudgetCells: CellPrinter<Budget> = ({ metadata, spec, status }, now) => [
  metadata.name,
  String(spec?.minAvailable ?? 'N/A'),
  String(spec?.maxUnavailable ?? 'N/A'),
  status?.disruptionsAllowed ?? 0,
  ageOf(metadata.creationTimestamp, now),
];
