import type { UpstreamControl } from '../../ports/upstream-control.ts';

/** One request that a registry answered. */
export interface JournalLine {
  readonly sequence: number;
  /** Milliseconds since the epoch on the clock of the cluster. */
  readonly time: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly bytes: number;
  readonly userAgent: string;
}

/** A registry whose owner talks to it. */
export interface ControlledRegistry {
  readonly isRunning: () => boolean;
  /** Absent: it can only be looked at. */
  readonly control?: UpstreamControl;
  readonly journal: {
    entries(): readonly JournalLine[];
    subscribe(listener: (line: JournalLine) => void): () => void;
  };
}

/** What the owner of a running cluster can do to it from outside, beside the API. */
export interface ClusterControl {
  readonly api: string;
  /** By host name. */
  readonly registries: ReadonlyMap<string, ControlledRegistry>;
  readonly clock: {
    readonly virtual: boolean;
    now(): number;
    advance(duration: number): Promise<void>;
    settled(): Promise<void>;
  };
  readonly nodes: {
    list(): Promise<
      readonly {
        readonly name: string;
        readonly schedulable: boolean;
        readonly images: readonly { readonly names?: readonly string[]; readonly sizeBytes?: number }[];
      }[]
    >;
    removeImage(node: string, image: string): Promise<boolean>;
    setSchedulable(node: string, schedulable: boolean): Promise<void>;
  };
  readonly snapshots: {
    /** A tar archive of everything that the cluster holds. */
    save(): Promise<Buffer>;
    restore(archive: Buffer): Promise<void>;
  };
}
