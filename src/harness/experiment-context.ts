import type { Capability } from '../ports/capabilities.ts';
import type { ExperimentClock } from '../ports/experiment-clock.ts';
import type { Recorder } from '../ports/recorder.ts';
import type { ExperimentCluster } from '../ports/target.ts';
import type { KubeObjects } from './kube-objects.ts';
import type { NamedImages } from './named-images.ts';
import type { Projects } from './projects.ts';

/** What the parts of an experiment share. */
export interface ExperimentContext {
  readonly cluster: ExperimentCluster;
  readonly clock: ExperimentClock;
  readonly objects: KubeObjects;
  readonly images: NamedImages;
  readonly projects: Projects;
  readonly recorder: Recorder;
  has(capability: Capability): boolean;
  /** @throws UnsupportedError when the target lacks the capability: the scenario is skipped */
  require(capability: Capability): void;
}
