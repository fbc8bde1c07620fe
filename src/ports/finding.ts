import type { Capability } from './capabilities.ts';

/** What was found out about one thing that experiments may need of a target. */
export interface Finding {
  /** `image registry: storage` */
  readonly name: string;
  /** Unknown: the user may not see it. */
  readonly state: 'present' | 'missing' | 'unknown';
  /** What was seen, and why it matters. */
  readonly detail: string;
  /** What to do to get it; absent when there is nothing to do. */
  readonly remedy?: string;
  /** The capability that experiments have by it. */
  readonly capability?: Capability;
}
