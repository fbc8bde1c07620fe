import type { KubeObject } from '../../../resources/kube-object.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Project } from '../../../resources/projects/project.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

type Phased = KubeObject & { status?: { phase?: string } };
type Data = KubeObject & { data?: object; binaryData?: object; type?: string };

const sizeOf = (object: object | undefined | null): number => Object.keys(object ?? {}).length;

export const namespaceCells: CellPrinter<Phased> = ({ metadata, status }, now) => [
  metadata.name,
  status?.phase ?? '',
  ageOf(metadata.creationTimestamp, now),
];

export const projectCells: CellPrinter<Project> = ({ metadata, status }) => [
  metadata.name,
  metadata.annotations?.[projectAnnotations.displayName] ?? '',
  status?.phase ?? '',
];

export const configMapCells: CellPrinter<Data> = ({ metadata, data, binaryData }, now) => [
  metadata.name,
  sizeOf(data) + sizeOf(binaryData),
  ageOf(metadata.creationTimestamp, now),
];

export const secretCells: CellPrinter<Data> = ({ metadata, type, data }, now) => [
  metadata.name,
  type ?? '',
  sizeOf(data),
  ageOf(metadata.creationTimestamp, now),
];

export const serviceAccountCells: CellPrinter<KubeObject & { secrets?: unknown[] }> = ({ metadata, secrets }, now) => [
  metadata.name,
  secrets?.length ?? 0,
  ageOf(metadata.creationTimestamp, now),
];

export const leaseCells: CellPrinter<KubeObject & { spec?: { holderIdentity?: string } }> = (
  { metadata, spec },
  now,
) => [metadata.name, spec?.holderIdentity ?? '', ageOf(metadata.creationTimestamp, now)];

export const controllerRevisionCells: CellPrinter<KubeObject & { revision?: number }> = (
  { metadata, revision },
  now,
) => {
  const owner = controllerOf({ metadata });
  const group = owner?.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
  return [
    metadata.name,
    owner === undefined ? '<none>' : `${owner.kind.toLowerCase()}${group}/${owner.name}`,
    revision ?? 0,
    ageOf(metadata.creationTimestamp, now),
  ];
};

export const priorityClassCells: CellPrinter<
  KubeObject & { value?: number; globalDefault?: boolean; preemptionPolicy?: string }
> = ({ metadata, value, globalDefault, preemptionPolicy }, now) => [
  metadata.name,
  value ?? 0,
  globalDefault ?? false,
  ageOf(metadata.creationTimestamp, now),
  preemptionPolicy ?? '',
];
