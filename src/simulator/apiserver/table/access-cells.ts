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
      .map(({ namespace, name }) => (kind === 'ServiceAccount' ? `${namespace}/${name}` : name))
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
