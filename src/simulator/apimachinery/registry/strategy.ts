import type { KubeObject } from '../../../resources/kube-object.ts';
import type { FieldError } from '../field-error.ts';
import type { RequestContext } from '../request-context.ts';
import type { Conversion } from './conversion.ts';

/**
 * What is particular about one kind when it is stored. The objects handed over are the store's next state and may be
 * changed in place; `old` is frozen.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/registry/rest/create.go
 */
export interface Strategy<T extends KubeObject = KubeObject> {
  /** Whether a change of the spec counts up `metadata.generation`. */
  readonly generation?: boolean;
  /** Whether `/status` exists, so that a write to the object itself cannot change its status, and the other way round. */
  readonly status?: boolean;
  /** What of the metadata a write to `/status` leaves as it is, besides what no client can change; default: owners and finalizers. */
  readonly statusKeeps?: 'labels' | 'metadata';
  /** Fills in what the client left out; also runs on updates. */
  applyDefaults?(object: T): void;
  prepareForCreate?(object: T, context: RequestContext): void | Promise<void>;
  /** Whether the kind itself says nothing of the metadata, which is then looked at when all else is right. */
  readonly validatesMetaLast?: boolean;
  validate?(object: T, context: RequestContext): FieldError[] | Promise<FieldError[]>;
  /** Whether a change is checked as a new object is, too, before it is checked as a change. */
  readonly checksAgain?: boolean;
  /** `sent` is what the client wrote, with the status that an update of the object does not take over. */
  prepareForUpdate?(object: T, old: T, context: RequestContext, sent: T): void | Promise<void>;
  validateUpdate?(object: T, old: T, context: RequestContext): FieldError[] | Promise<FieldError[]>;
  /** All but the status is that of `old`, and must be copied before it is changed; `sent` is all that the client wrote. */
  prepareForStatusUpdate?(object: T, old: T, context: RequestContext, sent: T): void | Promise<void>;
  validateStatusUpdate?(object: T, old: T, context: RequestContext): FieldError[] | Promise<FieldError[]>;
  /** What a client is told of a new or changed object that is valid, and yet hardly what somebody means. */
  warnings?(object: T, old: T | undefined): string[] | Promise<string[]>;
  /** Computes what is not stored, on every read. */
  decorate?(object: T): T;
  /** Absent where objects are kept as they are written. */
  readonly conversion?: Conversion;
  /** An object of another version of the resource in this one; absent where they have the same fields. */
  convert?(object: KubeObject): Promise<KubeObject>;
  /** PUT creates what is missing. */
  readonly createOnUpdate?: boolean;
  /** PUT without a resourceVersion is refused. */
  readonly requireResourceVersion?: boolean;
  /** How long a deletion waits for the object's keeper (kubelet, namespace controller); 0: gone at once. */
  graceful?(object: T, requested: number | undefined): number;
  /** Whether dependents stay when a deletion says nothing of them, as it was when nothing collected them; a text warns of it. */
  readonly orphansByDefault?: boolean | string;
  /** Whether something besides finalizers still keeps a deleted object (`spec.finalizers` of a namespace). */
  isHeld?(object: T): boolean;
  /** Changes an object that a deletion marks but does not remove yet (`status.phase` of a namespace). */
  markDeleted?(object: T): T;
  /** What a DELETE answers with; the deleted object or a Status. */
  readonly answersDeleteWith?: 'object' | 'status';
}

/** What of the metadata a write to `/status` may set. */
export const writtenWithStatus = (keeps: Strategy['statusKeeps']): readonly ('labels' | 'annotations')[] =>
  keeps === 'metadata' ? [] : keeps === 'labels' ? ['annotations'] : ['labels', 'annotations'];
