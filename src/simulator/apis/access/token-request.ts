import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { forbiddenField, invalid, invalidObject } from '../../apimachinery/field-error.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { type BoundObjectReference, boundObject } from './bound-object.ts';
import { defaultAudience, type ServiceAccountTokens } from './service-account-token.ts';

/** Seconds. */
const DEFAULT_LIFETIME = 3600;
const SHORTEST = 600;
const LONGEST = 2 ** 32;

const tokenRequestKind = { group: 'authentication.k8s.io', version: 'v1', kind: 'TokenRequest' };

interface TokenRequest extends KubeObject {
  spec?: {
    audiences?: string[];
    expirationSeconds?: number;
    boundObjectRef?: BoundObjectReference;
  };
}

/**
 * `serviceaccounts/<name>/token`: a token for a time, bound to a pod, a node or a secret if asked.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 */
export const tokenRequestSubresource = (
  tokens: ServiceAccountTokens,
  { store, clock, random }: Machinery,
): Subresource => {
  const listers = storeListers(store);
  return {
    kind: tokenRequestKind,
    create: async ({ namespace = '' }, name, object) => {
      checkAddress(object, namespace, name);
      const account = listers.of(serviceAccountKind).get(namespace, name);
      if (account === undefined) throw notFound(serviceAccountKind, name);
      const { audiences, expirationSeconds = DEFAULT_LIFETIME, boundObjectRef } = (object as TokenRequest).spec ?? {};
      checkLifetime(expirationSeconds);
      const binding =
        boundObjectRef === undefined ? {} : boundObject(boundObjectRef, { namespace, account: name }, listers);
      const token = tokens.issue({
        namespace,
        serviceAccount: { name, uid: account.metadata.uid ?? '' },
        lifetime: expirationSeconds,
        audiences: audiences ?? [],
        id: random.uid(),
        ...binding,
      });
      return {
        ...object,
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        metadata: { ...object.metadata, name, namespace, creationTimestamp: timestamp(clock.now()) },
        spec: { audiences: audiences ?? [defaultAudience], expirationSeconds, boundObjectRef: boundObjectRef ?? null },
        status: { token, expirationTimestamp: timestamp(clock.now() + expirationSeconds * 1000) },
      } as KubeObject;
    },
  };
};

/** @throws StatusError 422 for a request that names another account than its path */
const checkAddress = ({ metadata }: KubeObject, namespace: string, name: string): void => {
  const text = (what: string): string => `must match the service account ${what} if specified`;
  const errors = [
    ...(metadata.name && metadata.name !== name ? [invalid('metadata.name', metadata.name, text('name'))] : []),
    ...(metadata.namespace && metadata.namespace !== namespace
      ? [invalid('metadata.namespace', metadata.namespace, text('namespace'))]
      : []),
  ];
  if (errors.length > 0) throw invalidObject(tokenRequestKind, name, errors.slice(0, 1));
};

const checkLifetime = (seconds: number): void => {
  const field = 'spec.expirationSeconds';
  if (seconds < SHORTEST)
    throw invalidObject(tokenRequestKind, '', [
      invalid(field, seconds, 'may not specify a duration less than 10 minutes'),
    ]);
  if (seconds > LONGEST)
    throw invalidObject(tokenRequestKind, '', [
      forbiddenField(field, 'may not specify a duration larger than 2^32 seconds'),
    ]);
};
