import { StatusError } from '../../apimachinery/status-error.ts';
import { pathText } from './field-set.ts';
import { byText, type Manager } from './managers.ts';

/** A field that an apply would change although somebody else owns it. */
export interface FieldConflict {
  readonly manager: Manager;
  readonly path: string;
}

/** The 409 answer, in the words of the real server. */
export const applyConflict = (conflicts: readonly FieldConflict[]): StatusError => {
  const causes = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${ownerText(manager)}`,
    field: pathText(path),
  }));
  return new StatusError(409, 'Conflict', message(conflicts), { causes });
};

const message = (conflicts: readonly FieldConflict[]): string => {
  const [first] = conflicts;
  if (conflicts.length === 1 && first !== undefined)
    return `Apply failed with 1 conflict: conflict with ${ownerText(first.manager)}: ${pathText(first.path)}`;
  const byOwner = Map.groupBy(conflicts.toSorted(byOwnerText), ({ manager }) => ownerText(manager));
  const lines = [...byOwner].flatMap(([owner, each]) => [
    `conflicts with ${owner}:`,
    ...each.map(({ path }) => `- ${pathText(path)}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`;
};

/** Who applies comes before who updates under the same name. */
const byOwnerText = ({ manager: one }: FieldConflict, { manager: other }: FieldConflict): number =>
  byText(one.manager, other.manager) ||
  byText(one.operation, other.operation) ||
  byText(one.apiVersion, other.apiVersion) ||
  byText(one.subresource, other.subresource);

const ownerText = ({ manager, operation, apiVersion, subresource }: Manager): string => {
  const name = `${JSON.stringify(manager)}${subresource === undefined ? '' : ` with subresource ${JSON.stringify(subresource)}`}`;
  return operation === 'Update' ? `${name} using ${apiVersion}` : name;
};
