import type { OAuthClient, ScopeRestriction } from '../../../resources/access/oauth.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import { roleScope } from '../access/token-scopes.ts';

/**
 * Why a client may not have these scopes; `undefined` when it may.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/authorization/scopemetadata/validation.go
 */
export const scopesDenied = (
  { metadata, scopeRestrictions = [] }: OAuthClient,
  scopes: readonly string[],
): string | undefined => {
  if (scopes.length === 0) return `${metadata.name} may not request unscoped tokens`;
  if (scopeRestrictions.length === 0) return undefined;
  return aggregateMessage(scopes.flatMap((scope) => denials(scope, scopeRestrictions))) || undefined;
};

const denials = (scope: string, restrictions: readonly ScopeRestriction[]): readonly string[] => {
  const found: string[] = [];
  for (const { literals = [], clusterRole } of restrictions) {
    if (literals.length === 0 && !(clusterRole && scope.startsWith('role:'))) continue;
    const wrong = literals.length > 0 ? literalDenial(scope, literals) : roleDenial(scope, clusterRole ?? {});
    if (wrong === undefined) return [];
    found.push(wrong);
  }
  return found.length > 0 ? found : [`${scope} did not match any scope restriction`];
};

const literalDenial = (scope: string, literals: readonly string[]): string | undefined =>
  literals.includes(scope) ? undefined : `${scope} not found in [${literals.join(' ')}]`;

const roleDenial = (
  scope: string,
  { roleNames = [], namespaces = [], allowEscalation }: NonNullable<ScopeRestriction['clusterRole']>,
): string | undefined => {
  const role = roleScope(scope);
  if (role === undefined) return `bad format for scope ${scope}`;
  if (!approves(roleNames, role.name)) return `${scope} does not use an approved name`;
  if (!approves(namespaces, role.namespace)) return `${scope} does not use an approved namespace`;
  return role.escalating && !allowEscalation ? `${scope} is not allowed to escalate` : undefined;
};

const approves = (list: readonly string[], name: string): boolean => list.includes('*') || list.includes(name);
