/** How long a pull waits for one answer before it is put off, in milliseconds; less than a registry that hangs makes time pass. */
export const PATIENCE = 50_000;

/**
 * A registry has taken a request and says nothing. CRI-O has no limit for that, so the pull goes on for as long as it takes, and its
 * pod shows that it pulls. Here it asks again now and then, so that nothing else waits for it.
 *
 * @see https://github.com/cri-o/cri-o/blob/release-1.32/pkg/config/config.go, `PullProgressTimeout`
 */
export class Unanswered extends Error {
  /** Milliseconds. */
  readonly retryAfter = 60_000;

  constructor(cause: unknown) {
    super('no answer', { cause });
  }
}
