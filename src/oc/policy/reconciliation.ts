import type { KubeObject } from '../../resources/kube-object.ts';

/** What has to happen to an object so that it says what it should. */
export interface Reconciliation<Part> {
  /** As it is to be written. */
  readonly object: KubeObject;
  readonly operation: 'create' | 'update' | 'recreate' | 'none';
  /** The object says of itself that nobody may reconcile it. */
  readonly isProtected: boolean;
  /** What it should have and has not: rules, or subjects. */
  readonly missing: readonly Part[];
  /** What it has and should not have. */
  readonly extra: readonly Part[];
}

/** What has to happen when there is no such object yet. */
export const creation = <Part>(object: KubeObject, missing: readonly Part[]): Reconciliation<Part> => ({
  object,
  operation: 'create',
  isProtected: false,
  missing,
  extra: [],
});

/** Whether an object opts out of reconciliation. */
export const isProtected = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.['rbac.authorization.kubernetes.io/autoupdate'] === 'false';

/** The metadata of an object with labels and annotations that another one has besides; its own win. */
export const mergedMetadata = (
  { metadata }: KubeObject,
  { metadata: { labels, annotations } }: KubeObject,
): { metadata: KubeObject['metadata']; isChanged: boolean } => {
  const [ownLabels, ownAnnotations] = [metadata.labels ?? {}, metadata.annotations ?? {}];
  return {
    metadata: {
      ...metadata,
      ...((labels || metadata.labels) && { labels: { ...labels, ...ownLabels } }),
      ...((annotations || metadata.annotations) && { annotations: { ...annotations, ...ownAnnotations } }),
    },
    isChanged:
      Object.keys(labels ?? {}).some((key) => !(key in ownLabels)) ||
      Object.keys(annotations ?? {}).some((key) => !(key in ownAnnotations)),
  };
};
