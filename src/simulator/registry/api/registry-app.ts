import type { Exchange } from '../http/exchange.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import type { Access } from './access.ts';
import type { Repository } from './repository.ts';
import type { Route } from './route.ts';

/** Whoever sent a request, as far as the registry knows. */
export interface Caller {
  readonly name: string;
}

/** One registry behind the distribution API: who may do what, and where repositories come from. */
export interface RegistryApp<Who extends Caller = Caller> {
  readonly uploads: UploadStore;
  /** Whether the registry knows the referrers API; without it the path does not exist. */
  readonly hasReferrers: boolean;
  /** Throws `RegistryError` with a challenge unless the request carries all these rights. */
  authorize(exchange: Exchange, access: readonly Access[]): Promise<Who>;
  /** Whether the caller may pull from another repository, for a mount. */
  mayPull(exchange: Exchange, name: string): Promise<boolean>;
  repository(name: string, caller: Who): Repository;
  /** All repositories, in lexical order. */
  catalog(caller: Who): Promise<readonly string[]>;
  /** Looks at a request before it is answered; throws `RegistryError` to refuse it (a rate limit, for instance). */
  admit?(exchange: Exchange, route: Route): void;
  /** Paths outside of the distribution API; `false` when there is nothing under this path. */
  handleOther?(exchange: Exchange): Promise<boolean>;
}
