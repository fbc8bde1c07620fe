import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';

/** Finds the kind that a reference names by its group and name, in any version; `undefined` when the cluster has none. */
export type KindFinder = (group: string, kind: string) => ResourceKind | undefined;
