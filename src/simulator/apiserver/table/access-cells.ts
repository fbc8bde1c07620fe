import type { KubeObject } from '../../../resources/kube-object.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

interface Subject {
  kind: string;
  namespace?: string;
  name: string;
}

type Binding = KubeObject & { roleRef: { kind: string; name: string }; subjects?: Subject[] };

export const bindingCells: CellPrinter<Binding> = ({ metadata, roleRef, subjects = [] }, now) => {
  const names = (kind: string): string =>
    subjects
      .filter((subject) => subject.kind === kind)
      .map(({ namespace, name }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
      .join(', ');
  return [
    metadata.name,
    `${roleRef.kind}/${roleRef.name}`,
    ageOf(metadata.creationTimestamp, now),
    names('User'),
    names('Group'),
    names('ServiceAccount'),
  ];
};

/** Bindings in the words of OpenShift: at most five users and groups are named. */
export const legacyBindingCells: CellPrinter<
  KubeObject & { roleRef: { name: string; namespace?: string }; subjects?: Subject[] | null }
> = ({ metadata, roleRef, subjects }) => {
  const names = (kind: string): string[] =>
    (subjects ?? [])
      .filter((subject) => subject.kind === kind)
      .map(({ namespace, name }) => (kind === 'ServiceAccount' && namespace ? `${namespace}/${name}` : name));
  return [
    metadata.name,
    `${roleRef.namespace ?? ''}/${roleRef.name}`,
    truncated(names('User')),
    truncated(names('Group')),
    names('ServiceAccount').join(', '),
    '',
  ];
};

const truncated = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} (${names.length - 5} more)` : names.join(', ');
