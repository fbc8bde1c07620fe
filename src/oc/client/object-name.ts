import type { ResourceKind } from '../../resources/resource-kind.ts';

/** A kind in front of a name: `imagestream.image.openshift.io`, `pod`. */
export const qualifiedKind = (kind: ResourceKind): string =>
  kind.group === '' ? kind.singular : `${kind.singular}.${kind.group}`;

/** How success is reported: `deployment.apps/web`. */
export const qualifiedName = (kind: ResourceKind, name: string): string => `${qualifiedKind(kind)}/${name}`;
