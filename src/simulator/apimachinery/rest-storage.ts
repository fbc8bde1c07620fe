import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../resources/kube-object.ts';
import type { Strategy } from './registry/strategy.ts';
import type { RequestContext } from './request-context.ts';
import type { FieldSelector } from './selection/field-selector.ts';
import type { LabelSelector } from './selection/label-selector.ts';

/** Selects and pages. */
export interface ListOptions {
  labelSelector?: LabelSelector;
  fieldSelector?: FieldSelector;
  limit?: number;
  continue?: string;
  resourceVersion?: string;
  resourceVersionMatch?: 'Exact' | 'NotOlderThan';
}

/** How a delete request wants its object to go. */
export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  preconditions?: { uid?: string; resourceVersion?: string };
}

/** A change of one object as a watcher of a selection sees it. */
export interface WatchChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
  readonly revision: number;
}

/** Computes the new state from the stored one: the body of a PUT, or a patch applied. `undefined`: there is none yet. */
export type Change = (current: KubeObject | undefined) => KubeObject | Promise<KubeObject>;

/** The answer to a write through PUT or PATCH. */
export interface Updated {
  readonly object: KubeObject;
  readonly created: boolean;
}

/**
 * What the API server can do with one resource. A verb that is missing is answered 405, as the real server does for
 * resources such as imagestreamtags (no watch). All methods throw StatusError.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/registry/rest/rest.go
 */
export interface RestStorage {
  readonly kind: ResourceKind;
  get?(context: RequestContext, name: string): Promise<KubeObject>;
  list?(context: RequestContext, options: ListOptions): Promise<KubeList>;
  /** Calls `sink` for what comes after `options.resourceVersion`, and `fail` once when it cannot go on; returns how to stop. */
  watch?(
    context: RequestContext,
    options: ListOptions,
    sink: (change: WatchChange) => void,
    fail?: (error: unknown) => void,
  ): Promise<() => void>;
  create?(context: RequestContext, object: KubeObject): Promise<KubeObject>;
  update?(context: RequestContext, name: string, change: Change): Promise<Updated>;
  delete?(context: RequestContext, name: string, options: DeleteOptions): Promise<KubeObject>;
  /** Whether stored objects say who set which field (`metadata.managedFields`); computed ones do not. */
  readonly tracksFields?: boolean;
  /** An object of another version of this resource, in the version of this storage; its fields stay as they are without. */
  convert?(object: KubeObject): Promise<KubeObject>;
  /** Metadata that a write of the status leaves as it is. */
  readonly statusKeeps?: Strategy['statusKeeps'];
  /** Fills in what a client left out, so that the fields count as its own. */
  applyDefaults?(object: KubeObject): void;
  /** What a DELETE is answered with when nothing holds the object any more; a Status unless this says otherwise. */
  readonly answersDeleteWith?: 'object' | 'status';
  deleteCollection?(context: RequestContext, options: DeleteOptions, select: ListOptions): Promise<KubeList>;
  readonly subresources?: Readonly<Record<string, Subresource>>;
}

/**
 * What lies below an object: `status`, `scale`, `layers`, `log`, `exec`. `kind` is the kind of its bodies. A `connect`
 * subresource takes over the exchange with the client; the API server says what it hands over.
 */
export interface Subresource {
  readonly kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  /** Other versions (`policy/v1beta1`) that a body to create with may be of: they have the same fields. */
  readonly accepts?: readonly string[];
  get?(context: RequestContext, name: string): Promise<KubeObject>;
  create?(context: RequestContext, name: string, object: KubeObject): Promise<KubeObject>;
  update?(context: RequestContext, name: string, change: Change): Promise<Updated>;
  /** Whether it is only written as a whole. */
  readonly refusesPatches?: boolean;
  readonly connect?: Connect;
}

/** What a streaming subresource (exec, log) reads of its request. */
export interface Connection {
  readonly query: URLSearchParams;
  readonly method: string;
}

/** What an upload reads of its request besides its bytes. */
export interface Upload extends Connection {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What follows the subresource in the path: `['secret', 'generic']`. */
  readonly rest: readonly string[];
  readonly body: Buffer;
}

/** An answer that is no single object. */
export interface UploadAnswer {
  readonly code: number;
  readonly contentType: string;
  readonly body: string;
}

/** A process in a container, a stream of log bytes, or a POST whose body is no object. */
export type Connect =
  | {
      readonly protocol: 'upload';
      /** Takes the bytes; an object that it returns is answered with status 201. */
      receive(context: RequestContext, name: string, upload: Upload): Promise<KubeObject | UploadAnswer>;
    }
  | {
      readonly protocol: 'log';
      open(context: RequestContext, name: string, connection: Connection): Promise<AsyncIterable<Uint8Array>>;
    }
  | {
      /** Known, and refused with a reason that says what to do. */
      readonly protocol: 'refused';
      readonly reason: string;
      /** What is answered all the same to a GET of some paths; `undefined` for others. */
      answer?(context: RequestContext, name: string, rest: readonly string[]): Promise<UploadAnswer | undefined>;
    }
  | {
      readonly protocol: 'exec';
      open(context: RequestContext, name: string, connection: Connection): Promise<ExecSession>;
    };

/** The output and end of a command, for the API server to multiplex over a WebSocket. */
export interface ExecSession {
  /** Runs to the end; `stdin` yields what the client sends. Resolves to the exit code. */
  run(io: {
    stdin: AsyncIterable<Uint8Array>;
    stdout(chunk: Uint8Array): void;
    stderr(chunk: Uint8Array): void;
  }): Promise<number>;
}
