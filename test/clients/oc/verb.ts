/**
 * A command that is typed twice: at a real `oc` and at the built-in one, each on a cluster of its own. `REGISTRY/NAME` stands
 * for the address of a registry of that cluster, `INTERNAL` for that of its internal one, `SERVER` for that of its API server, `KUBEADMIN` for the password of its administrator.
 */
export interface Verb {
  readonly line: string;
  readonly stdin?: string;
  /** What lies in the folder where the command is typed, from now on. */
  readonly files?: Readonly<Record<string, string>>;
  /** What stands in `KUBE_EDITOR`; default an editor that changes nothing. What it puts into the file `shown` is compared, too. */
  readonly editor?: string;
  /** Why what the real one prints is another thing; what it does must be the same all the same. */
  readonly differs?: string;
  /** Why objects differ for this command from now on; what it prints must be the same all the same. */
  readonly leaves?: string;
}

/** A real `oc` of another version than the built-in one may print other words. */
export const VERSION = 'other versions print it otherwise';

/** The built-in one explains itself in its own words. */
export const HELP = 'help is in other words';
