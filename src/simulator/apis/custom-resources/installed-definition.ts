import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { areNamesAccepted } from './accepted-names.ts';

/** By this, OpenShift marks what its installation brings. */
export const INSTALLED = 'include.release.openshift.io/self-managed-high-availability';

/**
 * Whether a definition is one of those that a cluster is installed with, and nobody has changed it since: what it defines is served
 * from the start, and there is nothing to do about it.
 */
export const isInstalled = (definition: KubeObject): boolean =>
  wasInstalled(definition) &&
  definition.metadata.generation === 1 &&
  definition.metadata.deletionTimestamp === undefined;

/** Whether a definition is one of those, whatever has become of it. Others with the mark have no names until these are accepted. */
export const wasInstalled = (definition: Pick<CustomResourceDefinition, 'metadata' | 'status'>): boolean =>
  definition.metadata.annotations?.[INSTALLED] !== undefined && areNamesAccepted(definition);
