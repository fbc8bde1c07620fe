import type { KubeObject } from '../../../resources/kube-object.ts';
import { StoreConflict } from '../../store/object-store.ts';
import { type AdmissionAttributes, admit } from '../admission.ts';
import { type RequestContext, warnOf } from '../request-context.ts';
import type { DeleteOptions } from '../rest-storage.ts';
import { conflict, notFound } from '../status-error.ts';
import { timestamp } from '../timestamp.ts';
import type { RegistryStore } from './registry-store.ts';

/**
 * DELETE of one object: gone at once, or marked with a deletionTimestamp while finalizers, a grace period or the
 * kind's own rule hold it.
 *
 * @returns the deleted or marked object
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/registry/rest/delete.go
 */
export const deleteObject = async (
  registry: RegistryStore,
  context: RequestContext,
  name: string,
  options: DeleteOptions,
): Promise<KubeObject> => {
  const { kind, strategy, machinery } = registry;
  const { orphansByDefault } = strategy;
  if (typeof orphansByDefault === 'string' && options.propagationPolicy === undefined)
    warnOf([orphansByDefault], context);
  for (;;) {
    const stored = registry.peek(context.namespace, name);
    if (stored === undefined) throw notFound(kind, name);
    const old = strategy.conversion === undefined ? stored : await registry.before(stored);
    checkPreconditions(registry, old, options);
    const attributes: AdmissionAttributes = { operation: 'DELETE', kind, context, object: old, old };
    await admit(machinery.admission, attributes);
    if (machinery.validation !== undefined) await admit(machinery.validation, attributes);
    if (context.dryRun) return registry.read(stored);
    try {
      return await registry.read(remove(registry, stored, options));
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
    }
  }

  function remove(
    registry: RegistryStore,
    old: KubeObject,
    { propagationPolicy, gracePeriodSeconds }: DeleteOptions,
  ): KubeObject {
    const grace = strategy.graceful?.(old, gracePeriodSeconds) ?? 0;
    const finalizers = finalizersFor(old, propagationPolicy, orphansByDefault !== undefined);
    const marked = marking(old, finalizers, grace, machinery.clock.now());
    if (isReleased(registry, marked)) return machinery.store.delete(registry.resource, old);
    return marked === old
      ? old
      : machinery.store.update(registry.resource, strategy.markDeleted?.(marked) ?? marked, old);
  }
};

/** Whether a deleted object has nothing left that holds it. */
export const isReleased = ({ strategy }: RegistryStore, object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  (object.metadata.finalizers ?? []).length === 0 &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  strategy.isHeld?.(object) !== true;

/** The refusals name the kind where others name the resource, as the real server's do. */
const checkPreconditions = ({ kind }: RegistryStore, old: KubeObject, { preconditions }: DeleteOptions): void => {
  const { name, uid, resourceVersion } = old.metadata;
  const refuse = (field: string, wanted: string, own: string | undefined, happened: string): never => {
    throw conflict(
      { ...kind, plural: kind.kind },
      name,
      `the ${field} in the precondition (${wanted}) does not match the ${field} in record (${own}). The object might have been ${happened}`,
    );
  };
  if (preconditions?.uid !== undefined && preconditions.uid !== uid)
    refuse('UID', preconditions.uid, uid, 'deleted and then recreated');
  if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== resourceVersion)
    refuse('ResourceVersion', preconditions.resourceVersion, resourceVersion, 'modified');
};

/** What was asked for counts, then what an earlier deletion asked for, then the rule of the kind. */
const finalizersFor = (old: KubeObject, policy: DeleteOptions['propagationPolicy'], orphans: boolean): string[] => {
  const { finalizers = [] } = old.metadata;
  const others = finalizers.filter((each) => each !== 'foregroundDeletion' && each !== 'orphan');
  if (policy === 'Foreground') return [...others, 'foregroundDeletion'];
  if (policy === 'Orphan' || (policy === undefined && orphans && others.length === finalizers.length))
    return [...others, 'orphan'];
  return policy === undefined ? finalizers : others;
};

/** An object that is marked already can be given less time, from when it was marked first. */
const marking = (old: KubeObject, finalizers: string[], grace: number, now: number): KubeObject => {
  const { deletionTimestamp, deletionGracePeriodSeconds: given = 0 } = old.metadata;
  const remaining = deletionTimestamp === undefined ? grace : Math.min(grace, given);
  if (deletionTimestamp !== undefined && remaining === given) return old;
  const since = deletionTimestamp === undefined ? now : Date.parse(deletionTimestamp) - millisecondsOf(given);
  const { finalizers: _, ...metadata } = old.metadata;
  return {
    ...old,
    metadata: {
      ...metadata,
      ...(finalizers.length === 0 ? {} : { finalizers }),
      ...(metadata.generation === undefined || deletionTimestamp !== undefined
        ? {}
        : { generation: metadata.generation + 1 }),
      deletionTimestamp: timestamp(since + millisecondsOf(remaining)),
      deletionGracePeriodSeconds: remaining,
    },
  };
};

/** Go counts a duration in nanoseconds of 64 bits, beyond which it begins anew. */
const millisecondsOf = (seconds: number): number =>
  Math.abs(seconds) < 2 ** 33
    ? seconds * 1000
    : Number(BigInt.asIntN(64, BigInt(seconds) * 1_000_000_000n) / 1_000_000n);
