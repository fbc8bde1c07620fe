import type { Authenticator } from '../../apimachinery/authenticator.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import type { Exchange } from '../transport/exchange.ts';
import { impersonate } from './impersonation.ts';
import { requestCredentials } from './request-credentials.ts';

const anonymous: UserInfo = { username: 'system:anonymous', groups: ['system:unauthenticated'] };

/**
 * Who a request acts as: whom its credentials prove, or whom that user may impersonate.
 *
 * @throws StatusError 401, or 403 for an impersonation that is not allowed
 */
export const authenticateRequest = async (
  { headers, certificate }: Pick<Exchange, 'headers' | 'certificate'>,
  authenticate: Authenticator,
  authorize: Authorizer,
): Promise<UserInfo> => {
  const user = (await authenticate(requestCredentials(headers, certificate))) ?? anonymous;
  return headers['impersonate-user'] === undefined && !impersonatesPartly(headers)
    ? user
    : impersonate(user, headers, authorize);
};

const impersonatesPartly = (headers: Exchange['headers']): boolean => {
  for (const name in headers) if (name.startsWith('impersonate-')) return true;
  return false;
};
