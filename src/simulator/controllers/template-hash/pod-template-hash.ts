import { fnv1a } from '../../../resources/values/fnv.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { goText } from './go-text.ts';
import { safeText } from './safe-text.ts';

/** The label that tells the pods of one template from those of another. */
export const HASH_LABEL = 'pod-template-hash';

/**
 * The hash of a template, with all defaults, that names replica sets and revisions of daemon sets: the same as on a cluster
 * of this version of Kubernetes.
 *
 * @param collisions how often the text turned out to be taken by another template
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
export const podTemplateHash = (template: PodTemplateSpec, collisions: number | undefined): string => {
  const text = Buffer.from(goText('v1.PodTemplateSpec', template));
  return safeText(fnv1a(collisions === undefined ? text : Buffer.concat([text, bytesOf(collisions)])));
};

/** A number of 32 bits in eight bytes, the lowest first. */
const bytesOf = (count: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(count);
  return bytes;
};
