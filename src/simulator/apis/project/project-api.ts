import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ProjectConfiguration } from '../../../resources/projects/project-configuration.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { ObjectStore } from '../../store/object-store.ts';

/** What projects are made of. */
export interface ProjectApi {
  /** The storage of namespaces, asked for when it is needed. */
  readonly namespaces: () => Required<Pick<RestStorage, 'get' | 'list' | 'create' | 'update' | 'delete'>>;
  /** Writes what belongs to a new project: the right of its requester, and what else a template has. */
  readonly client: Client;
  /** What the cluster says about requests at this moment. */
  readonly configuration: () => ProjectConfiguration | undefined;
  /** The kind of an object of a template, `undefined` when it is not served. */
  readonly kindOf: (object: KubeObject) => ResourceKind | undefined;
  readonly authorize: Authorizer;
  /** Tells of changes of namespaces and of who may see them. */
  readonly store: ObjectStore;
}

/** A user sees the projects whose namespaces she may get. */
export const maySee = async ({ authorize }: ProjectApi, user: UserInfo, name: string): Promise<boolean> =>
  (
    await authorize({
      user,
      verb: 'get',
      group: '',
      version: 'v1',
      resource: namespaceKind.plural,
      namespace: name,
      name,
    })
  ).allowed;
