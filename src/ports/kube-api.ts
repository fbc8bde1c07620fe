/** One request to an API server; `path` is absolute (`/api/v1/namespaces/a/pods`). */
export interface KubeRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** Default `application/json`. */
  accept?: string;
  /** Default `application/json` when there is a body. */
  contentType?: string;
  /** A value that is sent as JSON; text and bytes are sent as they are. */
  body?: unknown;
}

/** An answer with a status below 400. */
export interface KubeResponse<T = unknown> {
  status: number;
  body: T;
  /** Texts of the `Warning: 299` headers, in order. */
  warnings: readonly string[];
  /** By their names in small letters; absent where nobody keeps them. */
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** One event of a watch. */
export interface WatchEvent<T = unknown> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T;
}

/** A command to run in a container. */
export interface ExecRequest {
  namespace: string;
  pod: string;
  container: string;
  /** Absent: what the container itself runs, which is attached to. */
  command?: readonly string[];
  stdin?: string | Uint8Array;
  tty?: boolean;
  onStdout(chunk: Uint8Array): void;
  onStderr(chunk: Uint8Array): void;
}

/**
 * An API server as a client sees it: the only way by which steps, assertions and the built-in `oc` learn anything about
 * a cluster.
 */
export interface KubeApi {
  /** `https://host:port` without a trailing slash, as messages print it. */
  readonly server: string;
  /**
   * @throws ApiStatusError when the server answers with a status of 400 or more
   * @throws EnvironmentError when it cannot be reached
   */
  request<T = unknown>(request: KubeRequest): Promise<KubeResponse<T>>;
  /** Follows a watch until the server ends it or `signal` aborts; the query gets `watch=true` added. */
  watch<T = unknown>(request: KubeRequest, signal: AbortSignal): AsyncIterable<WatchEvent<T>>;
  /** The raw bytes of an answer, as they come (logs that are followed); `onWarnings` gets the texts of its warnings first. */
  stream(
    request: KubeRequest,
    signal: AbortSignal,
    onWarnings?: (warnings: readonly string[]) => void,
  ): AsyncIterable<Uint8Array>;
  /**
   * Runs a command in a container over a WebSocket, or attaches to what it runs.
   *
   * @returns the exit code of the command
   * @throws ApiStatusError when the server refuses (no such container, pod not running)
   */
  exec(request: ExecRequest): Promise<number>;
}
