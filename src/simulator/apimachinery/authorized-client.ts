import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Authorizer } from './authorizer.ts';
import type { Client } from './client.ts';
import { refusal } from './refusal.ts';
import type { UserInfo } from './request-context.ts';

/**
 * A client that may do no more than its user: what programs in containers use, who reach the API with the token of their
 * service account. Its methods throw StatusError 403 in the words of the API server.
 */
export const authorizedClient = (client: Client, user: UserInfo, authorize: Authorizer): Client => {
  const own = client.as(user);
  const check = async (
    verb: string,
    { group, version, plural }: ResourceKind,
    namespace: string | undefined,
    name?: string,
    subresource?: string,
  ): Promise<void> => {
    const request = { user, verb, group, version, resource: plural, namespace, name, subresource };
    const decision = await authorize(request);
    if (!decision.allowed) throw refusal(request, decision);
  };
  const checkObject = (
    verb: string,
    kind: ResourceKind,
    { metadata }: KubeObject,
    subresource?: string,
  ): Promise<void> => check(verb, kind, metadata.namespace, verb === 'create' ? undefined : metadata.name, subresource);
  return {
    serves: (kind) => own.serves(kind),
    get: async (kind, namespace, name) => {
      await check('get', kind, namespace, name);
      return own.get(kind, namespace, name);
    },
    list: async (kind, namespace, selector) => {
      await check('list', kind, namespace);
      return own.list(kind, namespace, selector);
    },
    create: async (kind, object) => {
      await checkObject('create', kind, object);
      return own.create(kind, object);
    },
    update: async (kind, object) => {
      await checkObject('update', kind, object);
      return own.update(kind, object);
    },
    updateStatus: async (kind, object) => {
      await checkObject('update', kind, object, 'status');
      return own.updateStatus(kind, object);
    },
    modify: async (kind, namespace, name, change, subresource) => {
      await check('get', kind, namespace, name);
      await check('update', kind, namespace, name, subresource);
      return own.modify(kind, namespace, name, change, subresource);
    },
    delete: async (kind, namespace, name, options) => {
      await check('delete', kind, namespace, name);
      return own.delete(kind, namespace, name, options);
    },
    createAt: async (kind, namespace, name, subresource, object) => {
      await check('create', kind, namespace, name, subresource);
      return own.createAt(kind, namespace, name, subresource, object);
    },
    getAt: async (kind, namespace, name, subresource) => {
      await check('get', kind, namespace, name, subresource);
      return own.getAt(kind, namespace, name, subresource);
    },
    as: (other) => authorizedClient(client, other, authorize),
  };
};
