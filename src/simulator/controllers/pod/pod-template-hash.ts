import { inKeyOrder } from '../../../image/key-order.ts';
import { fnv1a } from '../../../resources/values/fnv1a.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';

/** Characters that form no words; digits map to the ones that real hashes consist of. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** The label that tells the pods of one template from those of another. */
export const HASH_LABEL = 'pod-template-hash';

/**
 * A short text for a template: equal templates have equal ones, whatever the order of their fields.
 *
 * @param collisions how often the text turned out to be taken by another template
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
export const podTemplateHash = (template: PodTemplateSpec, collisions: number | undefined): string => {
  const digits = String(
    fnv1a(JSON.stringify(inKeyOrder(template)) + (collisions === undefined ? '' : String(collisions))),
  );
  return [...digits].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');
};
