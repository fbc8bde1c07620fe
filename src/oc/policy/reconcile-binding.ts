import { isProtected, mergedMetadata, type Reconciliation } from './reconciliation.ts';
import type { Binding, Subject } from './role-binding.ts';

/**
 * What a binding lacks of an expected one, and what it has besides. One for another role cannot be changed: it is made anew.
 *
 * @param removesExtra whether it may have no more subjects than the expected one
 * @see https://github.com/kubernetes/component-helpers/blob/release-1.32/auth/rbac/reconciliation/reconcile_rolebindings.go
 */
export const reconcileBinding = (
  existing: Binding,
  expected: Binding,
  removesExtra: boolean,
): Reconciliation<Subject> => {
  if (!isSame({ ...existing.roleRef }, { ...expected.roleRef }))
    return { object: expected, operation: 'recreate', isProtected: isProtected(existing), missing: [], extra: [] };
  const { metadata, isChanged } = mergedMetadata(existing, expected);
  const [subjects, wanted] = [existing.subjects ?? [], expected.subjects ?? []];
  const [missing, extra] = [beyond(wanted, subjects), beyond(subjects, wanted)];
  const hasOthers = missing.length > 0 || (removesExtra && extra.length > 0);
  const reconciled: Binding = {
    ...existing,
    metadata,
    ...(hasOthers && { subjects: removesExtra ? wanted : [...subjects, ...missing] }),
  };
  return {
    object: reconciled,
    operation: isChanged || hasOthers ? 'update' : 'none',
    isProtected: isProtected(existing),
    missing,
    extra,
  };
};

const FIELDS = ['kind', 'apiGroup', 'name', 'namespace'] as const;

const isSame = (one: Partial<Record<string, string>>, other: Partial<Record<string, string>>): boolean =>
  FIELDS.every((field) => (one[field] ?? '') === (other[field] ?? ''));

const beyond = (subjects: readonly Subject[], others: readonly Subject[]): Subject[] => {
  const found: Subject[] = [];
  for (const subject of subjects)
    if (![...others, ...found].some((each) => isSame({ ...each }, { ...subject }))) found.push(subject);
  return found;
};
