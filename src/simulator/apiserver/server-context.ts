import type { Clock } from '../../ports/clock.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Authenticator } from '../apimachinery/authenticator.ts';
import type { Authorizer } from '../apimachinery/authorizer.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import type { OpenPage } from '../apimachinery/open-page.ts';
import type { UserInfo } from '../apimachinery/request-context.ts';
import type { RequestMeter } from './metrics/request-meter.ts';
import type { ApiRequest, Reply } from './reply.ts';
import type { RequestInfo } from './request/request-info.ts';

/** A request for something that the real server has and this one has not. */
export interface UnimplementedRequest {
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
}

/** Answers a path beside the API; access to it has been checked. */
export type Page = (request: ApiRequest) => Reply | Promise<Reply>;

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
  /** Whether deployment configs are answered with a warning that they are deprecated. @default true */
  readonly deprecatesDeploymentConfigs?: boolean;
  /** Pages for everybody, also those who have not logged in, by path: `/oauth/authorize`. */
  readonly openPages?: Readonly<Record<string, OpenPage>>;
  /** Pages beside the API that the server does not have of its own, by path: `/streamproof/unimplemented`. */
  readonly pages?: Readonly<Record<string, Page>>;
  /** Headers that say how a user's requests are queued; none without. */
  readonly flowOf?: (user: UserInfo, info: RequestInfo) => Readonly<Record<string, string>>;
  readonly meter: RequestMeter;
  /** `https://127.0.0.1:6443`, for documents that name the server. */
  readonly url: () => string;
}
