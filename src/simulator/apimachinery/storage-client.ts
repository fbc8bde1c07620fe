import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ApiCatalog } from './api-catalog.ts';
import type { Client } from './client.ts';
import { copyOf } from './copy-of.ts';
import type { FieldWriter } from './field-writer.ts';
import { internalContext, type RequestContext, systemAdmin, type UserInfo } from './request-context.ts';
import type { Change, DeleteOptions, RestStorage, Subresource } from './rest-storage.ts';
import type { LabelSelector } from './selection/label-selector.ts';
import { methodNotSupported, notFound } from './status-error.ts';

/** The client of the embedded cluster: calls storage in the same process, with admission and strategies as for anyone. */
export class StorageClient implements Client {
  readonly #catalog: ApiCatalog;
  readonly #user: UserInfo;
  readonly #writer: FieldWriter | undefined;

  /** @param writer whose the fields of updates are; nobody's when absent */
  constructor(catalog: ApiCatalog, user: UserInfo = systemAdmin, writer?: FieldWriter) {
    this.#catalog = catalog;
    this.#user = user;
    this.#writer = writer;
  }

  as(user: UserInfo): Client {
    return new StorageClient(this.#catalog, user, this.#writer);
  }

  writingAs(writer: FieldWriter): Client {
    return new StorageClient(this.#catalog, this.#user, writer);
  }

  async get<T extends KubeObject>(kind: ResourceKind, namespace: string | undefined, name: string): Promise<T> {
    return (await verb(this.#storage(kind), 'get')(this.#context(namespace), name)) as T;
  }

  async list<T extends KubeObject>(
    kind: ResourceKind,
    namespace?: string,
    labelSelector?: LabelSelector,
  ): Promise<readonly T[]> {
    const list = await verb(this.#storage(kind), 'list')(
      this.#context(namespace),
      labelSelector === undefined ? {} : { labelSelector },
    );
    return list.items as T[];
  }

  async create<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const storage = this.#storage(kind);
    const create = verb(storage, 'create');
    const writer = storage.tracksFields === true && !isNumerous(kind) ? this.#writer : undefined;
    const sent = writer === undefined ? object : await writer.own({ storage, subresource: undefined, sent: object });
    return (await create(this.#context(object.metadata.namespace), sent)) as T;
  }

  async update<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const { namespace, name } = object.metadata;
    const change = this.#owned(kind, undefined, () => object);
    return (await verb(this.#storage(kind), 'update')(this.#context(namespace), name, change)).object as T;
  }

  async updateStatus<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const { namespace, name } = object.metadata;
    const status = verb(this.#subresource(kind, 'status'), 'update', kind);
    const change = this.#owned(kind, 'status', () => object);
    return (await status(this.#context(namespace), name, change)).object as T;
  }

  async modify<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    change: (object: T) => T | void,
    subresource?: string,
  ): Promise<T> {
    const storage = subresource === undefined ? this.#storage(kind) : this.#subresource(kind, subresource);
    const next = this.#owned(kind, subresource, (current) => {
      if (current === undefined) throw notFound(kind, name);
      const copy = copyOf(current as T);
      return change(copy) ?? copy;
    });
    return (await verb(storage, 'update', kind)(this.#context(namespace), name, next)).object as T;
  }

  async delete(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): Promise<void> {
    await verb(this.#storage(kind), 'delete')(this.#context(namespace), name, options);
  }

  async createAt<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    subresource: string,
    object: KubeObject,
  ): Promise<T> {
    return (await verb(this.#subresource(kind, subresource), 'create', kind)(
      this.#context(namespace),
      name,
      object,
    )) as T;
  }

  async getAt<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    subresource: string,
  ): Promise<T> {
    return (await verb(this.#subresource(kind, subresource), 'get', kind)(this.#context(namespace), name)) as T;
  }

  #context(namespace: string | undefined): RequestContext {
    return internalContext(namespace, this.#user);
  }

  serves(kind: ResourceKind): boolean {
    return this.#catalog.find(kind) !== undefined;
  }

  /** Objects without owners of fields get none, see {@link isNumerous}. */
  #owned(kind: ResourceKind, subresource: string | undefined, change: (current?: KubeObject) => KubeObject): Change {
    const writer = this.#writer;
    if (writer === undefined || (subresource !== undefined && subresource !== 'status')) return change;
    const storage = this.#storage(kind);
    if (storage.tracksFields !== true) return change;
    return (current) => {
      const sent = change(current);
      return current?.metadata.managedFields === undefined ? sent : writer.own({ storage, subresource, current, sent });
    };
  }

  #storage(kind: ResourceKind): RestStorage {
    const storage = this.#catalog.find(kind);
    if (storage === undefined) throw new Error(`the cluster serves no ${kind.plural} of group "${kind.group}"`);
    return storage;
  }

  #subresource(kind: ResourceKind, name: string): Subresource {
    const subresource = this.#catalog.subresource(this.#storage(kind), name);
    if (subresource === undefined) throw new Error(`the cluster serves no ${kind.plural}/${name}`);
    return subresource;
  }
}

/** Events have no owners of fields when a program tells them: there are more of them than of all else. */
const isNumerous = ({ plural }: ResourceKind): boolean => plural === 'events';

/** A method of a storage, bound to it. */
const verb = <S extends RestStorage | Subresource, V extends keyof S>(
  storage: S,
  name: V,
  kind: Pick<ResourceKind, 'group' | 'plural'> = (storage as RestStorage).kind,
): Extract<S[V], (...args: never[]) => unknown> => {
  const method = storage[name];
  if (typeof method !== 'function') throw methodNotSupported(kind, String(name));
  return method.bind(storage);
};
