import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';

/** A kind in front of a name, in small letters, whatever its singular is: `imagestream.image.openshift.io`, `pod`. */
export const qualifiedKind = ({ group, kind }: ResourceKind): string =>
  group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;

/** How success is reported: `deployment.apps/web`; what has no name is unknown. */
export const qualifiedName = (kind: ResourceKind, name: string | undefined): string =>
  `${qualifiedKind(kind)}/${name || '<unknown>'}`;

/** The kind that stands in front of a name when a part of the object is shown: a scale is a kind of its own. */
export const shownKind = (kind: ResourceKind, subresource: string): ResourceKind =>
  subresource === 'scale' ? { ...kind, group: 'autoscaling', kind: 'Scale' } : kind;
