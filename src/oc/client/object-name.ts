import type { ResourceKind } from '../../resources/resource-kind.ts';

/** A kind in front of a name: `imagestream.image.openshift.io`, `pod`. */
export const qualifiedKind = (kind: ResourceKind): string =>
  kind.group === '' ? kind.singular : `${kind.singular}.${kind.group}`;

/** How success is reported: `deployment.apps/web`; what has no name is unknown. */
export const qualifiedName = (kind: ResourceKind, name: string | undefined): string =>
  `${qualifiedKind(kind)}/${name || '<unknown>'}`;
