import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import { pathSegment } from '../../../resources/validation/dns-name.ts';
import { metadataAtRevision } from '../../store/metadata-at-revision.ts';
import { StoreConflict } from '../../store/object-store.ts';
import { type AdmissionAttributes, admit } from '../admission.ts';
import { invalidObject, required } from '../field-error.ts';
import type { Machinery } from '../machinery.ts';
import { ignoreNotFound } from '../not-found.ts';
import { validateCommonMeta } from '../object-meta.ts';
import { type RequestContext, warnOf } from '../request-context.ts';
import type {
  Change,
  DeleteOptions,
  ListOptions,
  RestStorage,
  Subresource,
  Updated,
  WatchChange,
} from '../rest-storage.ts';
import { alreadyExists, notFound } from '../status-error.ts';
import { ConvertedStates } from './converted-states.ts';
import { deleteObject } from './delete-object.ts';
import { listObjects } from './list-objects.ts';
import { newObject } from './new-object.ts';
import type { Strategy } from './strategy.ts';
import { updateObject } from './update-object.ts';
import { watchObjects } from './watch-objects.ts';

/** How often a generated name is drawn before the request is refused. */
const NAME_ATTEMPTS = 8;

/**
 * The storage of a kind that is kept as it is written: all verbs, driven by the kind's strategy and by admission.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/registry/generic/registry/store.go
 */
export class RegistryStore<T extends KubeObject = KubeObject> implements RestStorage {
  readonly kind: ResourceKind;
  readonly machinery: Machinery;
  readonly strategy: Strategy<T>;
  readonly subresources: Record<string, Subresource>;
  /** The key of this resource in the object store. */
  readonly resource: string;
  readonly answersDeleteWith: 'object' | 'status';
  readonly tracksFields = true;
  readonly statusKeeps: Strategy['statusKeeps'];
  /** Where stored objects are of another version than those of this storage. */
  readonly converted: ConvertedStates | undefined;
  readonly convert?: NonNullable<RestStorage['convert']>;

  constructor(
    kind: ResourceKind,
    machinery: Machinery,
    strategy: Strategy<T> = {},
    subresources: Record<string, Subresource> = {},
  ) {
    this.kind = kind;
    this.machinery = machinery;
    this.strategy = strategy;
    this.resource = groupResource(kind);
    this.statusKeeps = strategy.statusKeeps;
    const { convert, conversion: { fromStored } = {} } = strategy;
    if (convert !== undefined) this.convert = convert;
    this.converted = fromStored === undefined ? undefined : new ConvertedStates(fromStored);
    this.answersDeleteWith = strategy.answersDeleteWith ?? 'status';
    this.subresources = strategy.status ? { status: this.#statusSubresource(), ...subresources } : subresources;
  }

  applyDefaults(object: KubeObject): void {
    this.strategy.applyDefaults?.(object as T);
  }

  async get(context: RequestContext, name: string): Promise<T> {
    const object = this.peek(context.namespace, name);
    if (object === undefined) throw notFound(this.kind, name);
    return this.read(object);
  }

  /** A stored object as clients of this storage see it. */
  read(stored: T): T | Promise<T> {
    const { fromStored } = this.strategy.conversion ?? {};
    return fromStored === undefined ? this.decorated(stored) : fromStored([stored]).then(([object]) => object as T);
  }

  /** What a write starts from: the stored object, in the version of this storage. */
  before(stored: T): T | Promise<T> {
    return this.converted === undefined ? stored : this.read(stored);
  }

  /** The stored object, undecorated, in the same turn. */
  peek(namespace: string | undefined, name: string): T | undefined {
    return this.machinery.store.get(this.resource, this.kind.namespaced ? namespace : undefined, name) as T | undefined;
  }

  decorated(object: T): T {
    return this.strategy.decorate?.(object) ?? object;
  }

  async list(context: RequestContext, options: ListOptions): Promise<KubeList> {
    return listObjects(this as RegistryStore, context, options);
  }

  async watch(
    context: RequestContext,
    options: ListOptions,
    sink: (change: WatchChange) => void,
    fail?: (error: unknown) => void,
  ): Promise<() => void> {
    return watchObjects(this as RegistryStore, context, options, sink, fail);
  }

  /** Waits for what does not answer at once, and for nothing else: most writes are done in the turn in which they are asked for. */
  async create(context: RequestContext, sent: KubeObject): Promise<T> {
    const { strategy, machinery } = this;
    const object = this.#newObject(context, sent);
    context.canonicalise?.(this.kind, object);
    if (strategy.generation) object.metadata.generation = 1;
    if (strategy.status) delete (object as { status?: unknown }).status;
    strategy.applyDefaults?.(object);
    const prepared = strategy.prepareForCreate?.(object, context);
    if (prepared !== undefined) await prepared;
    const attributes: AdmissionAttributes = { operation: 'CREATE', kind: this.kind, context, object, old: undefined };
    const admitted = admit(machinery.admission, attributes);
    if (admitted !== undefined) await admitted;
    const found = strategy.validate?.(object, context) ?? [];
    const errors = Array.isArray(found) ? found : await found;
    if (errors.length === 0 && strategy.validatesMetaLast) errors.push(...validateCommonMeta(object, pathSegment));
    if (errors.length > 0) throw invalidObject(this.kind, object.metadata.name, errors);
    if (!object.metadata.name)
      throw invalidObject(this.kind, '', [required('metadata.name', 'name or generateName is required')]);
    const told = strategy.warnings?.(object, undefined);
    if (told !== undefined) warnOf(Array.isArray(told) ? told : await told, context);
    const validated = admit(machinery.validation ?? [], attributes);
    if (validated !== undefined) await validated;
    context.complete?.(this.kind, object);
    const { conversion } = strategy;
    const kept = conversion === undefined ? object : ((await conversion.toStored(object)) as T);
    if (this.peek(object.metadata.namespace, object.metadata.name) !== undefined)
      throw alreadyExists(this.kind, object.metadata.name);
    if (context.dryRun) return this.read({ ...kept, metadata: metadataAtRevision(kept.metadata) });
    try {
      return this.read(machinery.store.create(this.resource, kept) as T);
    } catch (error) {
      throw error instanceof StoreConflict ? alreadyExists(this.kind, object.metadata.name) : error;
    }
  }

  async update(context: RequestContext, name: string, change: Change): Promise<Updated> {
    return updateObject(this as RegistryStore, context, name, change, 'spec');
  }

  async delete(context: RequestContext, name: string, options: DeleteOptions): Promise<KubeObject> {
    return deleteObject(this as RegistryStore, context, name, options);
  }

  async deleteCollection(context: RequestContext, options: DeleteOptions, select: ListOptions): Promise<KubeList> {
    const list = await this.list(context, select);
    const each = { ...context, isForCollection: true };
    for (const item of list.items) {
      await this.delete({ ...each, namespace: item.metadata.namespace }, item.metadata.name, options).catch(
        ignoreNotFound,
      );
    }
    return list;
  }

  /** A generated name that is taken is drawn again. */
  #newObject(context: RequestContext, sent: KubeObject): T {
    for (let attempt = 1; ; attempt++) {
      const object = newObject(this.kind, sent, context, this.machinery) as T;
      const isTaken = !sent.metadata?.name && this.peek(object.metadata.namespace, object.metadata.name) !== undefined;
      if (!isTaken || attempt === NAME_ATTEMPTS) return object;
    }
  }

  #statusSubresource(): Subresource {
    return {
      kind: this.kind,
      get: (context, name) => this.get(context, name),
      update: (context, name, change) => updateObject(this as RegistryStore, context, name, change, 'status'),
    };
  }
}
