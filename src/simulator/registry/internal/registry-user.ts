import type { UserInfo } from '../../apimachinery/request-context.ts';
import type { Caller } from '../api/registry-app.ts';

/** Whoever uses the internal registry, with the token that came along. */
export interface RegistryUser extends Caller {
  readonly user: UserInfo;
  readonly token: string;
  /** The URLs of the requests of other registries that led to this one. */
  readonly trace: readonly string[];
}

/** The token that stands for nobody in particular. */
export const anonymousToken = 'anonymous';

/** Nobody in particular. */
export const anonymousUser: UserInfo = { username: 'system:anonymous', groups: ['system:unauthenticated'] };
