import { threadId } from 'node:worker_threads';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { containerAddress, containerRegistries, usualRegistryImage } from '../container-registries.ts';
import type { TargetOptions } from '../select-target.ts';
import { containerSource } from './container-source.ts';
import { inClusterSource } from './in-cluster-source.ts';
import { publicSource } from './public-source.ts';
import { pushedUpstream } from './pushed-upstream.ts';
import type { ReachableRegistries } from './reach-registries.ts';
import { noUpstream, type UpstreamSource } from './upstream-source.ts';

/** The run for which the world outside is opened. */
export interface UpstreamRun {
  readonly id: string;
  readonly api: KubeApi;
  /** The same, also open to a run that was told to end. */
  readonly closing: KubeApi;
  readonly clock: ExperimentClock;
}

/** Opens what `--upstream` names: for the experiments of this thread, which come one after another. */
export const openUpstream = async (
  { upstream, registryImage = usualRegistryImage }: Pick<TargetOptions, 'upstream' | 'registryImage'>,
  { client, upstream: place }: Pick<ReachableRegistries, 'client' | 'upstream'>,
  { id, api, closing, clock }: UpstreamRun,
): Promise<UpstreamSource> => {
  if (place !== undefined) return pushedUpstream(place, client);
  if (upstream === 'public') return publicSource(client);
  const address = containerAddress(upstream);
  if (address !== undefined)
    return containerSource(await containerRegistries({ address, image: registryImage, run: id }));
  if (upstream !== 'in-cluster') return noUpstream;
  const project = `sp-${id}-upstream-${threadId}`;
  return inClusterSource({ api, closing, client, clock, project, run: id, image: registryImage });
};
