import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { RequestContext } from '../apimachinery/request-context.ts';
import type { Offer } from './request/representation.ts';
import type { RequestInfo, ResourceRequest } from './request/request-info.ts';
import type { Served } from './served.ts';
import type { ServerContext } from './server-context.ts';
import type { Exchange } from './transport/exchange.ts';

/** Anything with a kind: an object, a list, a Status, a Table. */
export interface ApiObject {
  kind: string;
  apiVersion: string;
  metadata?: unknown;
}

/** What the server answers. `undefined`: the answer is already under way. */
export type Reply =
  | {
      readonly code: number;
      readonly object: ApiObject /** Of the resource that was asked for; a Table gets its columns. */;
      readonly kind?: ResourceKind;
      readonly offer?: Offer;
    }
  | {
      readonly code: number;
      readonly contentType: string;
      readonly body: string | Uint8Array;
      readonly headers?: Record<string, string>;
    }
  | undefined;

/** A request whose user is known and allowed to make it. */
export interface ApiRequest {
  readonly server: ServerContext;
  readonly exchange: Exchange;
  readonly info: RequestInfo;
  readonly query: URLSearchParams;
  readonly context: RequestContext;
  readonly served: Served;
}

/** A request for something below `/api` or `/apis/<group>`. */
export interface ResourceApiRequest extends ApiRequest {
  readonly target: ResourceRequest;
}
