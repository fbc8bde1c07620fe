import type { KubeObject } from '../kube-object.ts';

/** A namespace as its users see it. */
export interface Project extends KubeObject {
  spec: { finalizers?: string[] };
  status: { phase?: 'Active' | 'Terminating'; conditions?: unknown[] };
}

/** A user's wish for a project of her own. */
export interface ProjectRequest extends KubeObject {
  displayName?: string;
  description?: string;
}

/** The annotations that make up what a project shows of itself. */
export const projectAnnotations = {
  displayName: 'openshift.io/display-name',
  description: 'openshift.io/description',
  requester: 'openshift.io/requester',
  nodeSelector: 'openshift.io/node-selector',
} as const;
