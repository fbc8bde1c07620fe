import type { RequestInfo } from './request/request-info.ts';

/** What is found out about a request on its way, for its answer and for the books. */
export interface Served {
  /** Texts for `Warning` headers. */
  readonly warnings: string[];
  /** What it asks for, once its path is read. */
  info?: RequestInfo;
  /** Headers that say how its user's requests are queued, once the user is known. */
  flow?: Readonly<Record<string, string>>;
}
