import { ApiStatusError } from '../errors/api-status-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import type { KubeApi, KubeRequest } from '../ports/kube-api.ts';
import type { ResourceKind } from '../resources/kinds/resource-kind.ts';
import { resourcePath } from '../resources/kinds/resource-path.ts';
import type { KubeList, KubeObject } from '../resources/kube-object.ts';
import { failureMessage } from './failure-message.ts';

/** Where an object is: its name, and its namespace unless its kind is cluster-scoped. */
export interface ObjectKey {
  namespace?: string;
  name: string;
}

/** Which objects of a kind are meant. */
export interface ObjectSelection {
  namespace?: string;
  labels?: Readonly<Record<string, string>>;
}

/** Objects of a cluster by kind and name, over its API. All methods throw ExpectationError when the API refuses. */
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
    { namespace, labels = {} }: ObjectSelection = {},
  ): Promise<readonly T[]> {
    const labelSelector = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    const query = labelSelector.length === 0 ? {} : { labelSelector: labelSelector.join(',') };
    return (await this.#send<KubeList<T>>({ method: 'GET', path: resourcePath(kind, { namespace }), query })).items;
  }

  create<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T> {
    const path = resourcePath(kind, { namespace: object.metadata.namespace });
    return this.#send<T>({ method: 'POST', path, body: object });
  }

  /** Changes an object by a JSON merge patch. */
  merge<T extends KubeObject>(kind: ResourceKind, key: ObjectKey, patch: object): Promise<T> {
    const contentType = 'application/merge-patch+json';
    return this.#send<T>({ method: 'PATCH', path: resourcePath(kind, key), contentType, body: patch });
  }

  /** Asks for an object to go; finalizers may keep it for a while. */
  async delete(kind: ResourceKind, key: ObjectKey): Promise<void> {
    await this.#send({ method: 'DELETE', path: resourcePath(kind, key) });
  }

  async #send<T>(request: KubeRequest): Promise<T> {
    try {
      return (await this.#api.request<T>(request)).body;
    } catch (cause) {
      if (!(cause instanceof ApiStatusError)) throw cause;
      const expected = `${request.method} ${request.path} should be accepted by ${this.#api.server}, but was not.`;
      const lastSeen = cause.message;
      throw new ExpectationError(failureMessage({ expected, lastSeen }), { cause, actual: cause.status });
    }
  }
}
