import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { RestStorage } from './rest-storage.ts';

/** Who asks, as authentication found out. */
export interface UserInfo {
  readonly username: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** What storage needs to know of a request besides its object. */
export interface RequestContext {
  readonly user: UserInfo;
  /** `undefined` for cluster-scoped resources and for lists over all namespaces. */
  readonly namespace: string | undefined;
  readonly dryRun?: boolean;
  /** Whether those have been asked who are asked about all writes; a subresource asks them, and then writes its object. */
  readonly isAdmitted?: boolean;
  /** Whether the request is for a collection, and names none of its objects. */
  readonly isForCollection?: boolean;
  /** The version of the resource in which it came in, where objects are kept in another. */
  readonly version?: RestStorage;
  /** How long the client still waits, in milliseconds, if it has said so: webhooks have no longer than that. */
  readonly timeLeft?: () => number;
  /** What the request asks for besides, as webhooks are told. */
  readonly options?: object;
  /** Texts for `Warning: 299` headers; storage appends. */
  readonly warnings: string[];
  /** Writes values of an object as the server writes them, before it is compared with another. */
  readonly canonicalise?: (kind: ResourceKind, object: KubeObject) => void;
  /** Adds to a checked object the fields that the server writes even when nobody set them. */
  readonly complete?: (kind: ResourceKind, object: KubeObject) => void;
}

/** Tells a client each text once. */
export const warnOf = (texts: readonly string[], { warnings }: RequestContext): void => {
  for (const text of texts) if (!warnings.includes(text)) warnings.push(text);
};

/**
 * The same request without its `dryRun`, for what the real server writes as a client of itself or with options of its own: it does not pass
 * that on.
 */
export const withoutDryRun = (context: RequestContext): RequestContext => ({ ...context, dryRun: false });

/** The identity of controllers and of the cluster's own components. */
export const systemAdmin: UserInfo = { username: 'system:admin', groups: ['system:masters', 'system:authenticated'] };

/** A context for work that no outside request set off. */
export const internalContext = (namespace: string | undefined, user: UserInfo = systemAdmin): RequestContext => ({
  user,
  namespace,
  warnings: [],
});
