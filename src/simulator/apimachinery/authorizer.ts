import type { UserInfo } from './request-context.ts';

/** A request as access rules see it. Either `resource` or `nonResourcePath` is there. */
export interface AccessRequest {
  readonly user: UserInfo;
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, `impersonate`; for paths the lower-case method. */
  readonly verb: string;
  readonly group?: string;
  readonly version?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly nonResourcePath?: string;
  /** By which fields a list or watch selects, as it was asked for. */
  readonly fieldSelector?: string;
}

/** The answer of an access rule; `reason` is appended to the text of a refusal when it says anything. */
export interface AccessDecision {
  readonly allowed: boolean;
  readonly reason?: string;
}

/**
 * Says who may do what.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/
 */
export type Authorizer = (request: AccessRequest) => AccessDecision | Promise<AccessDecision>;
