import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';

/** What is answered to what is never stored: it has no time of creation, and the server says so. */
export const reviewAnswer = (kind: ResourceKind, { metadata, ...review }: KubeObject, answer: object): KubeObject => ({
  ...review,
  apiVersion: apiVersionOf(kind),
  kind: kind.kind,
  metadata: { ...metadata, creationTimestamp: null } as unknown as KubeObject['metadata'],
  ...answer,
});
