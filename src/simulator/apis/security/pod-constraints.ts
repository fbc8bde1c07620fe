import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import type { SeLinuxOptions } from '../../../resources/workloads/security-context.ts';
import type { IdRange, NamespaceRanges } from './namespace-ranges.ts';

/** Constraints as they hold for the pods of one namespace: `undefined` where anything goes. */
export interface PodConstraints {
  readonly of: SecurityContextConstraints;
  /** By whom containers run. */
  readonly users: IdRange | undefined;
  readonly mustNotBeRoot: boolean;
  readonly groups: readonly IdRange[] | undefined;
  readonly fileSystemGroups: readonly IdRange[] | undefined;
  readonly seLinux: SeLinuxOptions | undefined;
}

/** Fills in what constraints leave to the namespace. */
export const podConstraints = (of: SecurityContextConstraints, ranges: NamespaceRanges): PodConstraints => {
  const { runAsUser, seLinuxContext, supplementalGroups, fsGroup } = of;
  const [firstGroups = { min: 0, max: 0 }] = ranges.groups;
  return {
    of,
    users: usersOf(runAsUser, ranges.users),
    mustNotBeRoot: runAsUser.type === 'MustRunAsNonRoot',
    groups: groupsOf(supplementalGroups, ranges.groups),
    fileSystemGroups: groupsOf(fsGroup, [{ min: firstGroups.min, max: firstGroups.min }]),
    seLinux:
      seLinuxContext.type === 'MustRunAs'
        ? { ...seLinuxContext.seLinuxOptions, level: seLinuxContext.seLinuxOptions?.level || ranges.level }
        : undefined,
  };
};

const usersOf = (
  { type, uid = 0, uidRangeMin, uidRangeMax }: SecurityContextConstraints['runAsUser'],
  ofNamespace: IdRange,
): IdRange | undefined => {
  if (type === 'MustRunAs') return { min: uid, max: uid };
  if (type !== 'MustRunAsRange') return undefined;
  return uidRangeMin === undefined && uidRangeMax === undefined
    ? ofNamespace
    : { min: uidRangeMin ?? 0, max: uidRangeMax ?? 0 };
};

const groupsOf = (
  { type, ranges = [] }: SecurityContextConstraints['fsGroup'],
  ofNamespace: readonly IdRange[],
): readonly IdRange[] | undefined => {
  if (type !== 'MustRunAs') return undefined;
  return ranges.length === 0 ? ofNamespace : ranges.map(({ min = 0, max = 0 }) => ({ min, max }));
};
