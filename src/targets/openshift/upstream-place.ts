import type { Credentials } from '../../distribution/credentials.ts';

/** A registry that the user lets experiments push to. */
export interface UpstreamPlace {
  /** `registry.example.com:5000` */
  readonly host: string;
  /** The path below which repositories are made: `team`; empty for the whole registry. */
  readonly path: string;
  readonly credentials: Credentials | undefined;
}
