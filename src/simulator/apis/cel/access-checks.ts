import type { Environment } from '@marcbachmann/cel-js';
import type { AccessDecision, AccessRequest } from '../../apimachinery/authorizer.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { serviceAccountUser } from '../../apimachinery/service-account-user.ts';

/** Says at once who may do what. */
export type AccessRules = (request: AccessRequest) => AccessDecision;

/** What `authorizer` is in an expression: the rights of whoever made the request. */
export class CelAuthorizer {
  readonly rules: AccessRules;
  readonly user: UserInfo;
  readonly requestResource: ResourceCheck;

  /** @param own the resource of the request */
  constructor(rules: AccessRules, user: UserInfo, own: Partial<AccessRequest>) {
    this.rules = rules;
    this.user = user;
    this.requestResource = new ResourceCheck(this, own);
  }
}

class PathCheck {
  readonly authorizer: CelAuthorizer;
  readonly path: string;

  constructor(authorizer: CelAuthorizer, path: string) {
    this.authorizer = authorizer;
    this.path = path;
  }
}

class GroupCheck {
  readonly authorizer: CelAuthorizer;
  readonly group: string;

  constructor(authorizer: CelAuthorizer, group: string) {
    this.authorizer = authorizer;
    this.group = group;
  }
}

class ResourceCheck {
  readonly authorizer: CelAuthorizer;
  readonly asked: Partial<AccessRequest>;

  constructor(authorizer: CelAuthorizer, asked: Partial<AccessRequest>) {
    this.authorizer = authorizer;
    this.asked = asked;
  }

  with(more: Partial<AccessRequest>): ResourceCheck {
    return new ResourceCheck(this.authorizer, { ...this.asked, ...more });
  }
}

class Decision {
  readonly decision: AccessDecision;

  constructor(decision: AccessDecision) {
    this.decision = decision;
  }
}

/**
 * The checks of rights in expressions: `authorizer.group('').resource('pods').namespace('a').check('create').allowed()`.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-authorizer-library
 */
export const addAccessChecks = (environment: Environment): void => {
  const kept = (check: ResourceCheck): ResourceCheck => check;
  environment
    .registerType('kubernetes.authorization.Decision', { ctor: Decision, fields: {} })
    .registerType('kubernetes.authorization.PathCheck', { ctor: PathCheck, fields: {} })
    .registerType('kubernetes.authorization.ResourceCheck', { ctor: ResourceCheck, fields: {} })
    .registerType('kubernetes.authorization.GroupCheck', { ctor: GroupCheck, fields: {} })
    .registerType('kubernetes.authorization.Authorizer', {
      ctor: CelAuthorizer,
      fields: { requestResource: `${TYPES}ResourceCheck` },
    })
    .registerFunction(
      `${TYPES}Authorizer.path(string): ${TYPES}PathCheck`,
      (own: CelAuthorizer, path: string) => new PathCheck(own, path),
    )
    .registerFunction(
      `${TYPES}Authorizer.group(string): ${TYPES}GroupCheck`,
      (own: CelAuthorizer, group: string) => new GroupCheck(own, group),
    )
    .registerFunction(
      `${TYPES}Authorizer.serviceAccount(string, string): ${TYPES}Authorizer`,
      ({ rules, requestResource }: CelAuthorizer, namespace: string, name: string) =>
        new CelAuthorizer(rules, serviceAccountUser(namespace, name), requestResource.asked),
    )
    .registerFunction(`${TYPES}PathCheck.check(string): ${TYPES}Decision`, (check: PathCheck, verb: string) => {
      const { rules, user } = check.authorizer;
      return new Decision(rules({ user, verb, nonResourcePath: check.path }));
    })
    .registerFunction(
      `${TYPES}GroupCheck.resource(string): ${TYPES}ResourceCheck`,
      ({ authorizer, group }: GroupCheck, resource: string) =>
        new ResourceCheck(authorizer, { group, version: '*', resource }),
    )
    .registerFunction(`${TYPES}ResourceCheck.check(string): ${TYPES}Decision`, (check: ResourceCheck, verb: string) => {
      const { rules, user } = check.authorizer;
      return new Decision(rules({ ...check.asked, user, verb }));
    })
    .registerFunction(`${TYPES}ResourceCheck.fieldSelector(string): ${TYPES}ResourceCheck`, kept)
    .registerFunction(`${TYPES}ResourceCheck.labelSelector(string): ${TYPES}ResourceCheck`, kept)
    .registerFunction(`${TYPES}Decision.allowed(): bool`, ({ decision }: Decision) => decision.allowed)
    .registerFunction(`${TYPES}Decision.reason(): string`, ({ decision }: Decision) => decision.reason ?? '')
    .registerFunction(`${TYPES}Decision.errored(): bool`, () => false)
    .registerFunction(`${TYPES}Decision.error(): string`, () => '');
  for (const part of ['subresource', 'namespace', 'name'])
    environment.registerFunction(
      `${TYPES}ResourceCheck.${part}(string): ${TYPES}ResourceCheck`,
      (check: ResourceCheck, value: string) => check.with({ [part]: value }),
    );
};

const TYPES = 'kubernetes.authorization.';
