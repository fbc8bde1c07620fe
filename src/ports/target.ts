import type { Capabilities } from './capabilities.ts';
import type { ExperimentClock } from './experiment-clock.ts';
import type { KubeApi } from './kube-api.ts';
import type { ClusterRegistry, UpstreamRegistry } from './registry.ts';
import type { Shell } from './shell.ts';
import type { UpgradeSide } from './upgrade-side.ts';

/**
 * Where experiments run. The implementations are the only code that knows which world it is in; everybody else asks for
 * capabilities.
 */
export interface Target extends AsyncDisposable {
  /** The name that `--target` takes. */
  readonly name: string;
  /** One line for the report: what it is, and which version. */
  readonly description: string;
  /** The version of OpenShift that it is, or behaves as: `4.19.0`; undefined where it tells none. */
  readonly version: string | undefined;
  readonly capabilities: Capabilities;
  /**
   * Opens a cluster for one experiment.
   *
   * @param side what an experiment before an upgrade makes stays, and is there for those after it
   * @throws EnvironmentError when there is none to be had
   */
  openCluster(side?: UpgradeSide): Promise<ExperimentCluster>;
}

/** A person at a terminal: the project that `oc` is in belongs to the session. */
export interface ShellSession {
  readonly shell: Shell;
  /** Makes this the current project, as `oc project` does. */
  useProject(name: string): Promise<void>;
  /** Writes a file below the folder in which the commands start; `path` is relative and leads nowhere else. */
  putFile(path: string, content: string): Promise<void>;
}

/** A request that the cluster does not implement. */
export interface UnimplementedRequest {
  method: string;
  path: string;
  userAgent: string;
}

/** A cluster as one experiment sees it: what a user could see, and nothing behind it. */
export interface ExperimentCluster extends AsyncDisposable {
  /** The API, as an administrator. */
  readonly api: KubeApi;
  readonly clock: ExperimentClock;
  readonly internalRegistry: ClusterRegistry;
  /**
   * The external registry of this name.
   *
   * @throws UnsupportedError when the target has none
   */
  upstream(host: string): UpstreamRegistry;
  /** A terminal of the administrator. */
  openSession(): Promise<ShellSession>;
  /**
   * Leaves what the experiment has made where it is, for somebody to look at. Absent where nothing outlives an experiment.
   *
   * @returns the names of its projects on the cluster
   */
  keep?(): readonly string[];
  /** What was asked of the cluster although it is not implemented, so that no experiment passes by accident. */
  unimplemented(): readonly UnimplementedRequest[];
}
