import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';

/** Nobody else has these names. */
export const NO_CONFLICTS: Condition = {
  type: 'NamesAccepted',
  status: 'True',
  reason: 'NoConflicts',
  message: 'no conflicts found',
};

/** What has its names is served. */
export const ESTABLISHED: Condition = {
  type: 'Established',
  status: 'True',
  reason: 'InitialNamesAccepted',
  message: 'the initial names have been accepted',
};

/** Whether a definition has got its names. */
export const areNamesAccepted = ({ status }: Pick<CustomResourceDefinition, 'status'>): boolean =>
  conditionOf(status?.conditions, 'NamesAccepted')?.status === 'True';

/** The condition `NamesAccepted`: whether no other resource of the group has one of a definition's names. */
export const namesCondition = (
  { metadata, spec: { group, names } }: CustomResourceDefinition,
  all: readonly CustomResourceDefinition[],
  catalog: ApiCatalog,
): Condition => {
  const accepted = all.filter((each) => each.spec.group === group && areNamesAccepted(each));
  const others = accepted.filter((each) => each.metadata.name !== metadata.name);
  const resources = new Set(
    others.flatMap(({ spec }) => [spec.names.plural, spec.names.singular, ...(spec.names.shortNames ?? [])]),
  );
  const kinds = new Set(others.flatMap(({ spec }) => [spec.names.kind, spec.names.listKind]));
  const builtIn = catalog.storages.filter(
    ({ kind }) =>
      kind.group === group && !('schema' in kind) && !accepted.some(({ spec }) => spec.names.plural === kind.plural),
  );
  for (const { kind } of builtIn) {
    resources.add(kind.plural).add(kind.singular);
    kinds.add(kind.kind);
  }
  const short = (names.shortNames ?? []).find((each) => resources.has(each));
  const taken: readonly (readonly [string, string | undefined, boolean])[] = [
    ['PluralConflict', names.plural, resources.has(names.plural)],
    ['SingularConflict', names.singular, resources.has(names.singular)],
    ['ShortNamesConflict', short, short !== undefined],
    ['KindConflict', names.kind, kinds.has(names.kind)],
    ['ListKindConflict', names.listKind, kinds.has(names.listKind)],
  ];
  const conflict = taken.findLast(([, , isTaken]) => isTaken);
  return conflict === undefined
    ? NO_CONFLICTS
    : {
        type: 'NamesAccepted',
        status: 'False',
        reason: conflict[0],
        message: `${JSON.stringify(conflict[1])} is already in use`,
      };
};
