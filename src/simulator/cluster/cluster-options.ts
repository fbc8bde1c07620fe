import type { OpenShiftReleaseName } from '../apimachinery/openshift-release.ts';
import type { AccessPolicy } from '../registry/upstream/access-policy.ts';
import type { RegistryProfile } from '../registry/upstream/profile.ts';

/** How to set up an embedded cluster. */
export interface ClusterOptions {
  /** A folder of the caller's, to be removed by the caller after `close`: registries keep their storage in it. */
  readonly directory: string;
  /**
   * Whether others look into the folder of the internal registry beside its pod: then all is there at once. @default false
   */
  readonly storageIsShown?: boolean;
  /** `virtual` (default): time stands still until it is advanced. `real`: it follows the machine's. */
  readonly clock?: 'virtual' | 'real';
  /** Milliseconds since the epoch at which virtual time starts. Default 2026-01-05T09:00:00Z, so that runs are repeatable. */
  readonly startTime?: number;
  /** Decides all names, uids and, in virtual time, tokens. Default 1 in virtual time, any in real time. */
  readonly seed?: number;
  /** The version of OpenShift that it behaves as. @default '4.19' */
  readonly openshift?: OpenShiftReleaseName | undefined;
  /** How many worker nodes. Default 2. */
  readonly nodes?: number;
  /** Bytes that each node has for images. Default 119 GiB. */
  readonly nodeDisk?: number | undefined;
  /** Fixed ports on 127.0.0.1; default: any free one. Registries by host name. */
  readonly ports?: { readonly api?: number; readonly registries?: Readonly<Record<string, number>> };
  /** Credentials that registries of the outside world accept, by host name. */
  readonly credentials?: Readonly<Record<string, { readonly username: string; readonly password: string }>>;
  /** Further registries of the outside world, by host name; they serve everybody unless told otherwise. */
  readonly upstreams?: Readonly<
    Record<string, { readonly profile?: RegistryProfile['name']; readonly access?: AccessPolicy }>
  >;
  /** Is told of each request for what OpenShift serves and this cluster does not. */
  readonly onUnimplemented?: (request: { method: string; path: string; userAgent: string }) => void;
  /** Is told of errors that a real control plane would write to its logs. */
  readonly log?: (line: string) => void;
}

/** Virtual time starts here unless told otherwise. */
export const defaultStartTime = Date.UTC(2026, 0, 5, 9);
