import type { KubeObject } from '../../resources/kube-object.ts';
import { declaredFields } from '../../resources/metadata/declared-fields.ts';

/**
 * The metadata of a state, with its fields in the order of their declaration: in that order the real server writes them, whoever sent them.
 *
 * @param revision absent for a state that is not kept
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go
 */
export const metadataAtRevision = (metadata: KubeObject['metadata'], revision?: number): KubeObject['metadata'] => {
  const given: Readonly<Record<string, unknown>> =
    revision === undefined ? { ...metadata } : { ...metadata, resourceVersion: String(revision) };
  const result: Record<string, unknown> = {};
  for (const field of declaredFields) if (given[field] !== undefined) result[field] = given[field];
  for (const field of Object.keys(given)) if (!(field in result)) result[field] = given[field];
  return result as unknown as KubeObject['metadata'];
};
