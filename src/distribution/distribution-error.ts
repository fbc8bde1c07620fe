/** One entry of an error answer of a registry. */
export interface RegistryErrorEntry {
  /** `MANIFEST_UNKNOWN`, … */
  readonly code: string;
  readonly message: string;
  readonly detail?: unknown;
}

/**
 * What went wrong: `unreachable` (refused, reset), `unresolved` (no such host), `tls` (certificate not accepted), `plain-http` (the
 * server does not speak TLS), `aborted` (cancelled or timed out), `credentials` (none to send), `status` (the registry answered an
 * error), `content` (what arrived is not what was asked for), `not-a-registry`, `loop` (the request would lead back to itself).
 */
export type DistributionErrorKind =
  | 'unreachable'
  | 'unresolved'
  | 'tls'
  | 'plain-http'
  | 'aborted'
  | 'credentials'
  | 'status'
  | 'content'
  | 'not-a-registry'
  | 'loop';

/** The part of the conversation that failed. */
export type DistributionPhase = 'ping' | 'token' | 'request';

interface Details {
  readonly kind: DistributionErrorKind;
  readonly phase?: DistributionPhase;
  readonly status?: number;
  readonly errors?: readonly RegistryErrorEntry[];
  readonly retryAfter?: string;
  readonly cause?: unknown;
}

/** A request to a registry failed. The message is worded as the Go clients of a cluster word it. */
export class DistributionError extends Error {
  override readonly name = 'DistributionError';
  readonly kind: DistributionErrorKind;
  readonly phase: DistributionPhase;
  /** HTTP status, for kind `status`. */
  readonly status: number | undefined;
  /** What the registry gave as reasons; empty when it said nothing that can be read. */
  readonly errors: readonly RegistryErrorEntry[];
  readonly retryAfter: string | undefined;

  constructor(message: string, details: Details) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = details.kind;
    this.phase = details.phase ?? 'request';
    this.status = details.status;
    this.errors = details.errors ?? [];
    this.retryAfter = details.retryAfter;
  }

  /** Whether the registry gave this error code. */
  has(code: string): boolean {
    return this.errors.some((entry) => entry.code === code);
  }
}
