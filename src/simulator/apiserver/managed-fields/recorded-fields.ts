import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { schemaOf } from '../schema/schemas.ts';
import { appliedFields, compareFields } from './compare.ts';
import { difference, type FieldSet } from './field-set.ts';
import { ownedState } from './owned-state.ts';
import type { Writing } from './track-update.ts';

/** The field manager of `kubectl apply --server-side`, to which those belong that were applied on the client's side. */
export const MIGRATING_MANAGER = 'kubectl';

/**
 * The fields that were applied on the client's side and are still as they were: a server-side apply of the same client takes
 * them over without a conflict.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply
 */
export const recordedFields = (live: KubeObject | undefined, writing: Writing): FieldSet => {
  const recorded = parsed(live?.metadata.annotations?.[lastAppliedAnnotation]);
  if (recorded?.apiVersion !== apiVersionOf(writing.kind)) return new Set();
  const schema = schemaOf(writing.kind);
  const before = ownedState(recorded, writing);
  const { changed, removed } = compareFields(before, ownedState(live, writing), schema);
  return difference(difference(appliedFields(before, schema), changed), removed);
};

const parsed = (text = ''): KubeObject | undefined => {
  try {
    return JSON.parse(text) as KubeObject;
  } catch {
    return undefined;
  }
};
