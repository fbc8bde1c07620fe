import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';

/** How error messages name a kind that they speak of in the singular: `imagestreamtag.image.openshift.io`. */
export const singular = ({ group, singular: plural }: ResourceKind): { group: string; plural: string } => ({
  group,
  plural,
});
