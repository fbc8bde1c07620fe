import type { DownwardFile } from '../../../resources/workloads/pod-spec.ts';
import type { DownwardFacts } from '../environment/downward-facts.ts';
import { fieldValue } from '../environment/field-value.ts';
import { resourceValue } from '../environment/resource-value.ts';
import type { Payload } from './payload.ts';

/**
 * Files with fields of the pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi
 */
export const downwardPayload = (items: readonly DownwardFile[], mode: number, facts: DownwardFacts): Payload => ({
  files: items.map(({ path, fieldRef, resourceFieldRef, ...item }) => ({
    path,
    mode: item.mode ?? mode,
    content: () =>
      Buffer.from(
        fieldRef === undefined
          ? resourceValue(resourceFieldRef ?? { resource: '' }, facts)
          : fieldValue(facts, fieldRef.fieldPath),
      ),
  })),
  sources: [facts.pod],
});
