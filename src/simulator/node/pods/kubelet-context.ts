import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { ControllerContext, WatchedKind } from '../../apimachinery/controller.ts';
import type { Backoff } from '../backoff.ts';
import type { Command } from '../exec/process.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Mount } from '../files/mounts.ts';
import type { RegistriesConfiguration } from '../images/registries-configuration.ts';
import type { WorkerNode } from '../worker-node.ts';
import type { PodRuntime } from './pod-runtime.ts';

/** What nodes are given besides the API. */
export interface NodeOptions {
  /** Made with {@link nodeProfile}. */
  readonly registryClient: DistributionClient;
  /** Asked at each pull, so that a change of the configuration takes effect at once. */
  readonly registries?: () => RegistriesConfiguration;
  /** Programs of images that do more than run until they are stopped, by the path that starts them. */
  readonly programs?: (path: string) => Command | undefined | Promise<Command>;
  /** What programs wait for: the keys are those of pods whose containers are to be looked at. */
  readonly watches?: readonly WatchedKind<never>[];
  /** What is mounted into a container besides the files of its image. */
  readonly mounts?: (pod: Pod, container: Container) => readonly Mount[];
}

/** One pod on its node, while its kubelet looks after it. */
export interface PodContext extends ControllerContext {
  readonly node: WorkerNode;
  readonly options: NodeOptions;
  readonly pod: Pod;
  readonly runtime: PodRuntime;
  /** The disks behind claims, by the name of the volume. */
  readonly disks: Map<string, FileSystem>;
  readonly imageBackoff: Backoff;
  readonly restartBackoff: Backoff;
}
