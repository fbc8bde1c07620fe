import { goJson } from '../../../image/go-json.ts';

/** The error codes of the distribution specification and of OpenShift's registry, with their status and their fixed texts. */
const codes = {
  UNKNOWN: [500, 'unknown error'],
  UNSUPPORTED: [405, 'The operation is unsupported.'],
  UNAUTHORIZED: [401, 'authentication required'],
  DENIED: [403, 'requested access to the resource is denied'],
  UNAVAILABLE: [503, 'service unavailable'],
  TOOMANYREQUESTS: [429, 'too many requests'],
  DIGEST_INVALID: [400, 'provided digest did not match uploaded content'],
  SIZE_INVALID: [400, 'provided length did not match content length'],
  RANGE_INVALID: [416, 'invalid content range'],
  NAME_INVALID: [400, 'invalid repository name'],
  NAME_UNKNOWN: [404, 'repository name not known to registry'],
  TAG_INVALID: [400, 'manifest tag did not match URI'],
  MANIFEST_UNKNOWN: [404, 'manifest unknown'],
  MANIFEST_INVALID: [400, 'manifest invalid'],
  MANIFEST_UNVERIFIED: [400, 'manifest failed signature verification'],
  MANIFEST_BLOB_UNKNOWN: [400, 'blob unknown to registry'],
  BLOB_UNKNOWN: [404, 'blob unknown to registry'],
  BLOB_UPLOAD_UNKNOWN: [404, 'blob upload unknown to registry'],
  BLOB_UPLOAD_INVALID: [404, 'blob upload invalid'],
  PAGINATION_NUMBER_INVALID: [400, 'invalid number of results requested'],
  OPENSHIFT_PULLTHROUGH_MANIFEST: [404, 'unable to pull manifest'],
  SIGNATURE_EXISTS: [409, 'image signature already exists'],
  SIGNATURE_INVALID: [400, 'invalid image signature'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RegistryErrorCode = keyof typeof codes;

interface Details {
  readonly message?: string;
  /** Left out of the answer when `undefined`; `null` is written. */
  readonly detail?: unknown;
  readonly status?: number;
  /** The answer is the status alone. */
  readonly isBare?: boolean;
  /** A web page in place of the usual document: the answer of a proxy in front of the registry. */
  readonly page?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * A request that a registry refuses.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 */
export class RegistryError extends Error {
  readonly code: RegistryErrorCode;
  readonly status: number;
  readonly detail: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly isBare: boolean;
  readonly page: string | undefined;

  #others: readonly RegistryError[] = [];

  constructor(code: RegistryErrorCode, details: Details = {}) {
    const { message, detail, status, headers, isBare = false, page, cause } = details;
    // An answer to a client, not a defect: to note where it was made would cost more than the rest of such a request.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message ?? codes[code][1], { cause });
    Error.stackTraceLimit = limit;
    this.code = code;
    this.status = status ?? codes[code][0];
    this.detail = detail;
    this.headers = headers ?? {};
    this.isBare = isBare;
    this.page = page;
  }

  /** Several errors in one answer, whose status is that of the first. */
  static all([first, ...others]: readonly RegistryError[]): RegistryError {
    if (first === undefined) throw new RangeError('expected at least one error');
    first.#others = others;
    return first;
  }

  /** The answer's body; the real servers end it with a line feed. */
  get body(): string {
    const errors = [this, ...this.#others].map(({ code, message, detail }) => ({ code, message, detail }));
    return `${goJson({ errors })}\n`;
  }
}

/** The code that goes with a status when nothing more is known. */
export const codeForStatus = (status: number): RegistryErrorCode =>
  (
    ({
      401: 'UNAUTHORIZED',
      403: 'DENIED',
      404: 'NAME_UNKNOWN',
      405: 'UNSUPPORTED',
      429: 'TOOMANYREQUESTS',
      503: 'UNAVAILABLE',
    }) as const
  )[status] ?? 'UNKNOWN';
