import { ApiStatusError } from '../errors/api-status-error.ts';
import type { KubeApi } from '../ports/kube-api.ts';
import type { KubeList, KubeObject } from '../resources/kube-object.ts';
import type { ResourceKind } from '../resources/resource-kind.ts';
import { resourcePath } from '../resources/resource-path.ts';

/** Where an object is: its name, and its namespace unless its kind is cluster-scoped. */
export interface ObjectKey {
  namespace?: string;
  name: string;
}

/** Objects of a cluster by kind and name, over its API. */
export class KubeObjects {
  readonly #api: KubeApi;

  constructor(api: KubeApi) {
    this.#api = api;
  }

  /** The object, or undefined when there is none of that name. */
  async get<T extends KubeObject>(kind: ResourceKind, key: ObjectKey): Promise<T | undefined> {
    try {
      return (await this.#api.request<T>({ method: 'GET', path: resourcePath(kind, key) })).body;
    } catch (error) {
      if (error instanceof ApiStatusError && error.status.code === 404) return undefined;
      throw error;
    }
  }

  async list<T extends KubeObject>(
    kind: ResourceKind,
    where: { namespace?: string; labels?: Readonly<Record<string, string>> } = {},
  ): Promise<readonly T[]> {
    const labelSelector = Object.entries(where.labels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const query = labelSelector === '' ? {} : { labelSelector };
    return (
      await this.#api.request<KubeList<T>>({
        method: 'GET',
        path: resourcePath(kind, { namespace: where.namespace }),
        query,
      })
    ).body.items;
  }

  async create<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const path = resourcePath(kind, { namespace: object.metadata.namespace });
    return (await this.#api.request<T>({ method: 'POST', path, body: object })).body;
  }

  /** Changes an object by a JSON merge patch. */
  async merge<T extends KubeObject>(kind: ResourceKind, key: ObjectKey, patch: object): Promise<T> {
    const contentType = 'application/merge-patch+json';
    return (await this.#api.request<T>({ method: 'PATCH', path: resourcePath(kind, key), contentType, body: patch }))
      .body;
  }
}
