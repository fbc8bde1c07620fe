import type { PolicyRule, Role } from '../../../resources/access/role.ts';

/** Where a user carries what her token is limited to. */
export const SCOPES = 'scopes.authorization.openshift.io';

/** What scopes allow, whatever the user may do, and which of them mean nothing. */
export interface ScopeRules {
  readonly rules: readonly PolicyRule[];
  readonly errors: readonly string[];
}

/**
 * The rules of the scopes of a token in a namespace, besides those of discovery, which every token has.
 *
 * @param clusterRole the role of a name, `undefined` when there is none
 * @see https://docs.openshift.com/container-platform/4.19/authentication/tokens-scoping.html
 * @see https://github.com/openshift/apiserver-library-go/tree/release-4.19/pkg/authorization/scope
 */
export const scopeRules = (
  scopes: readonly string[],
  namespace: string | undefined,
  clusterRole: (name: string) => Role | undefined,
): ScopeRules => {
  const rules = [discovery];
  const errors: string[] = [];
  for (const scope of scopes) {
    if (!/^(user|role):/.test(scope)) errors.push(`no scope evaluator found for ${JSON.stringify(scope)}`);
    else if (scope.startsWith('user:')) {
      const known = userScopes[scope.slice('user:'.length)];
      if (known === undefined) errors.push(`unrecognized scope: ${scope}`);
      else rules.push(...known);
    } else {
      const role = roleScope(scope);
      if (role === undefined) errors.push(`bad format for scope ${scope}`);
      else if (role.namespace === '*' || role.namespace === (namespace ?? ''))
        rules.push(...rulesOf(role, clusterRole(role.name)));
    }
  }
  return { rules, errors };
};

/** Whether a token may be limited to a scope at all. */
export const isScope = (scope: string): boolean =>
  scope.startsWith('user:') ? Object.hasOwn(userScopes, scope.slice('user:'.length)) : roleScope(scope) !== undefined;

const rule = (verbs: string[], apiGroups: string[], resource: string): PolicyRule => ({
  verbs,
  apiGroups,
  resources: [resource],
});

const discovery: PolicyRule = {
  verbs: ['get'],
  nonResourceURLs: (
    '/version /version/* /api /api/* /apis /apis/* /oapi /oapi/* /openapi/v2 /swaggerapi /swaggerapi/* /swagger.json ' +
    '/swagger-2.0.0.pb-v1 /osapi /osapi/ /.well-known /.well-known/* /'
  ).split(' '),
};

const projects = rule(['list', 'watch'], ['project.openshift.io', ''], 'projects');

const userScopes: Readonly<Record<string, readonly PolicyRule[]>> = {
  full: [rule(['*'], ['*'], '*'), { verbs: ['*'], nonResourceURLs: ['*'] }],
  info: [{ ...rule(['get'], ['user.openshift.io', ''], 'users'), resourceNames: ['~'] }],
  'check-access': [
    rule(['create'], ['authorization.k8s.io'], 'selfsubjectaccessreviews'),
    rule(['create'], ['authorization.openshift.io', ''], 'selfsubjectrulesreviews'),
  ],
  'list-scoped-projects': [projects],
  'list-projects': [projects, rule(['get'], [''], 'namespaces')],
};

export interface RoleScope {
  readonly name: string;
  /** `*`: all of them. */
  readonly namespace: string;
  /** Whether rights are meant, too, by which the owner could get more rights. */
  readonly escalating: boolean;
}

/** `role:NAME:NAMESPACE`, with `:!` behind it when rights to secrets and the like are meant, too. */
export const roleScope = (scope: string): RoleScope | undefined => {
  const [, name, namespace, escalating] = /^role:(.+?):([^:!]+)(:!)?$/.exec(scope) ?? [];
  return name === undefined || namespace === undefined
    ? undefined
    : { name, namespace, escalating: escalating !== undefined };
};

const rulesOf = ({ escalating }: RoleScope, role: Role | undefined): PolicyRule[] => {
  const rules = role?.rules ?? [];
  if (escalating) return [...rules];
  return rules
    .filter(({ verbs, apiGroups, resources }) => ![verbs, apiGroups, resources].some((list) => list?.includes('*')))
    .map(({ resources, ...rest }) => ({
      ...rest,
      ...(resources && {
        resources: resources.filter((each) => !rest.apiGroups?.some((group) => escalates.has(`${group}/${each}`))),
      }),
    }));
};

const ROLES = ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'];
const TOKENS = ['oauthauthorizetokens', 'oauthaccesstokens'];
const ofGroup = (group: string, resources: readonly string[]): string[] => resources.map((each) => `${group}/${each}`);

/** Resources by which somebody could get more rights, by `group/resource`; once they all were in the group without a name. */
const escalates = new Set([
  ...ofGroup('', ['secrets', 'imagestreams/secrets', ...TOKENS, ...ROLES]),
  ...ofGroup('image.openshift.io', ['imagestreams/secrets']),
  ...ofGroup('oauth.openshift.io', TOKENS),
  ...ofGroup('authorization.openshift.io', ROLES),
  ...ofGroup('network.openshift.io', ['service/externalips']),
]);
