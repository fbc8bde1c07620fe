import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ApiCatalog } from './api-catalog.ts';
import type { Client } from './client.ts';
import { copyOf } from './copy-of.ts';
import type { LabelSelector } from './label-selector.ts';
import { internalContext, type RequestContext, systemAdmin, type UserInfo } from './request-context.ts';
import type { DeleteOptions, RestStorage, Subresource } from './rest-storage.ts';
import { methodNotSupported, notFound } from './status-error.ts';

/** The client of the embedded cluster: calls storage in the same process, with admission and strategies as for anyone. */
export class StorageClient implements Client {
  readonly #catalog: ApiCatalog;
  readonly #user: UserInfo;

  constructor(catalog: ApiCatalog, user: UserInfo = systemAdmin) {
    this.#catalog = catalog;
    this.#user = user;
  }

  as(user: UserInfo): Client {
    return new StorageClient(this.#catalog, user);
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
    return (await verb(this.#storage(kind), 'create')(this.#context(object.metadata.namespace), object)) as T;
  }

  async update<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const { namespace, name } = object.metadata;
    return (await verb(this.#storage(kind), 'update')(this.#context(namespace), name, () => object)).object as T;
  }

  async updateStatus<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const { namespace, name } = object.metadata;
    const status = verb(this.#subresource(kind, 'status'), 'update', kind);
    return (await status(this.#context(namespace), name, () => object)).object as T;
  }

  async modify<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    change: (object: T) => T | void,
    subresource?: string,
  ): Promise<T> {
    const storage = subresource === undefined ? this.#storage(kind) : this.#subresource(kind, subresource);
    const updated = await verb(storage, 'update', kind)(this.#context(namespace), name, (current) => {
      if (current === undefined) throw notFound(kind, name);
      const copy = copyOf(current as T);
      return change(copy) ?? copy;
    });
    return updated.object as T;
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

  #storage(kind: ResourceKind): RestStorage {
    const storage = this.#catalog.find(kind);
    if (storage === undefined) throw new Error(`the cluster serves no ${kind.plural} of group "${kind.group}"`);
    return storage;
  }

  #subresource(kind: ResourceKind, name: string): Subresource {
    const subresource = this.#storage(kind).subresources?.[name];
    if (subresource === undefined) throw new Error(`the cluster serves no ${kind.plural}/${name}`);
    return subresource;
  }
}

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
