import type { Exchange } from '../http/exchange.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import type { Access } from './access.ts';
import type { Repository } from './repository.ts';
import type { Route } from './route.ts';
import type { UploadStates } from './upload-states.ts';

/** Whoever sent a request, as far as the registry knows. */
export interface Caller {
  readonly name: string;
}

/** Entries of a list: those that come unasked, and how many may be asked for. */
export interface PageLimits {
  readonly usual: number;
  readonly most: number;
}

/** One registry behind the distribution API: who may do what, and where repositories come from. */
export interface RegistryApp<Who extends Caller = Caller> {
  readonly uploads: UploadStore;
  /** Absent: whoever knows the name of an upload may go on with it. */
  readonly uploadStates?: UploadStates | undefined;
  /** Whether the registry knows the referrers API; without it the path does not exist. */
  readonly hasReferrers: boolean;
  /**
   * Throws `RegistryError` with a challenge unless the request carries all these rights; `undefined` is what nobody has a right to,
   * where rights are asked for at all.
   */
  authorize(exchange: Exchange, access: readonly Access[] | undefined): Promise<Who>;
  /** Whether the caller may pull from another repository, for a mount. */
  mayPull(exchange: Exchange, name: string): Promise<boolean>;
  repository(name: string, caller: Who): Repository;
  /** All repositories, in lexical order. */
  catalog(caller: Who): Promise<readonly string[]>;
  /** How many repositories are listed at once. @default as many as there are */
  readonly catalogPage?: PageLimits;
  /** Looks at a request before it is answered; throws `RegistryError` to refuse it (a rate limit, for instance). */
  admit?(exchange: Exchange, route: Route): void;
  /** Paths outside of the distribution API; `false` when there is nothing under this path. */
  handleOther?(exchange: Exchange): Promise<boolean>;
}
