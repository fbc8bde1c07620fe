import { podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { deployerLabel, deployerPodName, hasEnded, rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';

const versions: WatchedKind = {
  kind: replicationControllerKind,
  keysOf: (controller, { listers }) =>
    deployersOf(controller.metadata.namespace, controller.metadata.annotations?.[rolloutAnnotations.config], listers),
};

const pods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: ({ metadata }, { deleted, listers }) => {
    const rollout = metadata.labels?.[deployerLabel];
    if (rollout !== undefined)
      return metadata.name === deployerPodName(rollout) ? [] : [`${metadata.namespace}/${deployerPodName(rollout)}`];
    return deleted ? deployersOf(metadata.namespace, metadata.annotations?.[rolloutAnnotations.config], listers) : [];
  },
};

/** What deployers wait for: the versions of their config, pods that go, and hook pods. Keys are those of deployer pods. */
export const deployerWatches: readonly WatchedKind<never>[] = [versions, pods] as readonly WatchedKind<never>[];

/** The pods that are rolling out versions of a config. */
const deployersOf = (namespace: string | undefined, config: string | undefined, listers: Listers): string[] =>
  config === undefined
    ? []
    : listers
        .of<KubeObject>(replicationControllerKind)
        .list(namespace)
        .filter((each) => each.metadata.annotations?.[rolloutAnnotations.config] === config && !hasEnded(each))
        .map(({ metadata }) => `${namespace}/${deployerPodName(metadata.name)}`);
