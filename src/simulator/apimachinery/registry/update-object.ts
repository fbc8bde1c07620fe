import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { metadataAtRevision } from '../../store/metadata-at-revision.ts';
import { StoreConflict } from '../../store/object-store.ts';
import { type AdmissionAttributes, admit } from '../admission.ts';
import { copyOf } from '../copy-of.ts';
import { equal } from '../equality.ts';
import { type FieldError, invalid, invalidObject } from '../field-error.ts';
import { goInstant, invalidGo } from '../go-value.ts';
import { validateCommonChange } from '../object-meta.ts';
import { type RequestContext, warnOf } from '../request-context.ts';
import type { Change, Updated } from '../rest-storage.ts';
import { badRequest, modified, notFound } from '../status-error.ts';
import { checkName } from './check-name.ts';
import { isReleased } from './delete-object.ts';
import { nextStatus } from './next-status.ts';
import { differsInTimesOnly } from './owner-times.ts';
import type { RegistryStore } from './registry-store.ts';

/** How often a change without a resourceVersion is computed again when others write at the same time. */
const ATTEMPTS = 10;

/**
 * PUT and PATCH of an object or of its status. A write that changes nothing is not stored, so it has no new
 * resourceVersion and nobody is told.
 *
 * @throws StatusError 404, 409 on a stale resourceVersion or uid, 422 with the strategy's findings
 */
export const updateObject = async (
  registry: RegistryStore,
  context: RequestContext,
  name: string,
  change: Change,
  part: 'spec' | 'status',
): Promise<Updated> => {
  for (let attempt = 1; ; attempt++) {
    const stored = registry.peek(context.namespace, name);
    if (stored === undefined) {
      if (part === 'status' || !registry.strategy.createOnUpdate) throw notFound(registry.kind, name);
      const sent = await change(undefined);
      checkName(sent, name);
      return { object: await registry.create(context, sent), created: true };
    }
    const { conversion } = registry.strategy;
    const old = conversion === undefined ? stored : await registry.before(stored);
    const sent = await change(registry.decorated(old));
    const object = await nextState(registry, context, name, sent, old, part);
    if (part === 'status') context.canonicalise?.(registry.kind, object);
    context.complete?.(registry.kind, object);
    if (part === 'spec' && registry.strategy.generation && !equal(specOf(object), specOf(old)))
      object.metadata.generation = (old.metadata.generation ?? 0) + 1;
    const { warnings } = registry.strategy;
    if (part === 'spec' && warnings !== undefined) warnOf(await warnings(object, old), context);
    const kept = conversion === undefined ? object : await conversion.toStored(object);
    if (equal(kept, stored) || differsInTimesOnly(kept, stored))
      return { object: await registry.read(stored), created: false };
    if (context.dryRun) {
      const tried = { ...kept, metadata: metadataAtRevision(kept.metadata) };
      return { object: await registry.read(tried), created: false };
    }
    try {
      return { object: await registry.read(store(registry, kept, stored)), created: false };
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
      if (attempt === ATTEMPTS) throw modified(registry.kind, name);
    }
  }
};

const nextState = async (
  registry: RegistryStore,
  context: RequestContext,
  name: string,
  sent: KubeObject,
  old: KubeObject,
  part: 'spec' | 'status',
): Promise<KubeObject> => {
  const { strategy, kind, machinery } = registry;
  checkIdentity(registry, name, sent, old);
  const findings = uidFindings(sent, old);
  if (part === 'status' && findings.length > 0) throw invalidObject(kind, name, findings);
  if (part === 'status') return nextStatus(registry, context, sent, old);
  checkDeletionTime(kind, sent, old);
  const object = copyOf(sent) as KubeObject & { status?: unknown };
  context.canonicalise?.(kind, object);
  object.apiVersion = apiVersionOf(kind);
  object.kind = kind.kind;
  keepServerMetadata(object, old);
  if (strategy.status) restoreStatus(object, old);
  strategy.applyDefaults?.(object);
  await strategy.prepareForUpdate?.(object, old, context, sent);
  const attributes: AdmissionAttributes = { operation: 'UPDATE', kind, context, object, old };
  await admit(machinery.admission, attributes);
  const errors = [
    ...findings,
    ...validateCommonChange(object, old),
    ...(strategy.checksAgain ? ((await strategy.validate?.(object, context)) ?? []) : []),
    ...((await strategy.validateUpdate?.(object, old, context)) ?? []),
  ];
  if (errors.length > 0) throw invalidObject(kind, name, errors);
  if (machinery.validation !== undefined) await admit(machinery.validation, attributes);
  return object;
};

const checkIdentity = (registry: RegistryStore, name: string, sent: KubeObject, old: KubeObject): void => {
  const { kind, strategy } = registry;
  const { resourceVersion } = sent.metadata;
  const isBlind = !resourceVersion || /^0+$/.test(resourceVersion);
  checkName(sent, name);
  if (isBlind && strategy.requireResourceVersion) {
    throw invalidObject({ group: kind.group, kind: kind.plural }, name, [
      { ...invalid('metadata.resourceVersion', 0, ''), message: 'Invalid value: 0x0: must be specified for an update' },
    ]);
  }
  if (kind.namespaced && sent.metadata.namespace && sent.metadata.namespace !== old.metadata.namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  if (resourceVersion && !/^\d+$/.test(resourceVersion))
    throw badRequest(`strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`);
  if (!isBlind && resourceVersion !== old.metadata.resourceVersion) throw modified(kind, name);
};

/** When an object is deleted is for its deletion to say. */
const checkDeletionTime = (kind: ResourceKind, { metadata }: KubeObject, old: KubeObject): void => {
  const { deletionTimestamp: time } = metadata;
  if (!time || time === old.metadata.deletionTimestamp) return;
  throw invalidObject(kind, metadata.name, [
    invalidGo('metadata.deletionTimestamp', goInstant(time), 'field is immutable'),
  ]);
};

/** That an object is another one is found by the server, and again by the rules of its kind. */
const uidFindings = ({ metadata: { uid } }: KubeObject, old: KubeObject): FieldError[] => {
  const finding = invalid('metadata.uid', uid, 'field is immutable');
  return uid && uid !== old.metadata.uid ? [finding, finding] : [];
};

const keepServerMetadata = (object: KubeObject, old: KubeObject): void => {
  for (const field of [
    'uid',
    'namespace',
    'creationTimestamp',
    'generation',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'resourceVersion',
  ] as const) {
    if (old.metadata[field] === undefined) delete object.metadata[field];
    else (object.metadata as unknown as Record<string, unknown>)[field] = old.metadata[field];
  }
  for (const field of ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const) {
    if (Object.keys(object.metadata[field] ?? {}).length === 0) delete object.metadata[field];
  }
};

const restoreStatus = (object: KubeObject & { status?: unknown }, old: KubeObject & { status?: unknown }): void => {
  if (old.status === undefined) delete object.status;
  else object.status = copyOf(old.status);
};

const specOf = ({
  apiVersion: _,
  kind: __,
  metadata: ___,
  status: ____,
  ...rest
}: KubeObject & { status?: unknown }): unknown => rest;

/** A deleted object that was only waiting for its last finalizer goes as it was; the answer shows what was sent. */
const store = (registry: RegistryStore, object: KubeObject, old: KubeObject): KubeObject => {
  const { store } = registry.machinery;
  if (!isReleased(registry, object)) return store.update(registry.resource, object, old);
  store.delete(registry.resource, old);
  return object;
};
