import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { UserInfo } from './request-context.ts';
import type { DeleteOptions } from './rest-storage.ts';
import type { LabelSelector } from './selection/label-selector.ts';

/**
 * How controllers, the image API and the registry reach objects. In the embedded cluster it is the storage itself,
 * without HTTP. What it returns is shared and frozen: write a changed copy back.
 *
 * All methods throw StatusError, as the API server would answer.
 */
export interface Client {
  /** Whether the cluster has this kind: older ones lack some. */
  serves(kind: ResourceKind): boolean;
  get<T extends KubeObject>(kind: ResourceKind, namespace: string | undefined, name: string): Promise<T>;
  list<T extends KubeObject>(
    kind: ResourceKind,
    namespace?: string,
    labelSelector?: LabelSelector,
  ): Promise<readonly T[]>;
  /** The namespace is that of `object.metadata`. */
  create<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T>;
  /** Refused with 409 when `object.metadata.resourceVersion` is no longer current. */
  update<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T>;
  updateStatus<T extends KubeObject>(kind: ResourceKind, object: T): Promise<T>;
  /** Reads, changes and writes, again when somebody else was faster. `change` gets a copy of its own and may return nothing. */
  modify<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    change: (object: T) => T | void,
    subresource?: string,
  ): Promise<T>;
  delete(kind: ResourceKind, namespace: string | undefined, name: string, options?: DeleteOptions): Promise<void>;
  /** POST to a subresource: `pods/x/binding`, `deploymentconfigs/x/instantiate`. */
  createAt<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    subresource: string,
    object: KubeObject,
  ): Promise<T>;
  getAt<T extends KubeObject>(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
    subresource: string,
  ): Promise<T>;
  /** The same client with another identity. */
  as(user: UserInfo): Client;
}
