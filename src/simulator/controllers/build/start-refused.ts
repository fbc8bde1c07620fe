import type { BuildUpdate } from './build-update.ts';

/** Why a build does not start (yet), and what is noted of it. */
export class StartRefused extends Error {
  readonly update: BuildUpdate;
  /** Whether the controller soon tries again by itself. */
  readonly isRetried: boolean;

  constructor(update: BuildUpdate, isRetried = false) {
    super(update.message);
    this.update = update;
    this.isRetried = isRetried;
  }
}
