import type { Clock } from '../../ports/clock.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Authenticator } from '../apimachinery/authenticator.ts';
import type { Authorizer } from '../apimachinery/authorizer.ts';
import type { Machinery } from '../apimachinery/machinery.ts';

/** A request for something that the real server has and this one has not. */
export interface UnimplementedRequest {
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
}

/** What the parts of an API server share. */
export interface ServerContext {
  readonly catalog: ApiCatalog;
  readonly machinery: Machinery;
  readonly clock: Clock;
  readonly authenticate: Authenticator;
  readonly authorize: Authorizer;
  /** Awaited before each outside request is worked on: lets the cluster come to rest. */
  readonly gate: () => Promise<void>;
  readonly onUnimplemented: (request: UnimplementedRequest) => void;
  /** `https://127.0.0.1:6443`, for documents that name the server. */
  readonly url: () => string;
}
