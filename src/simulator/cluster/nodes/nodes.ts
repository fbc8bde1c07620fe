import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import type { HasKubelet } from '../../apis/core/node-heartbeat.ts';
import type { PodAccess } from '../../node/access/pod-access.ts';
import { podAttach } from '../../node/access/pod-attach.ts';
import { podExec } from '../../node/access/pod-exec.ts';
import { podLog } from '../../node/access/pod-log.ts';
import { deployerWatches } from '../../node/deployer/deployer-watches.ts';
import { hostDirectory } from '../../node/files/host-directory.ts';
import { unqualifiedSearch } from '../../node/images/image-name.ts';
import { nodeProfile } from '../../node/images/image-pull.ts';
import { type PreloadedImage, pauseImage, preloadImage } from '../../node/images/preload-image.ts';
import { createKubelets } from '../../node/kubelets.ts';
import { nodeObject } from '../../node/node-object.ts';
import type { NodeOptions } from '../../node/pods/kubelet-context.ts';
import { WorkerNode } from '../../node/worker-node.ts';
import type { StorageDriver } from '../../registry/storage/storage-driver.ts';
import type { ClusterOptions } from '../cluster-options.ts';
import type { Foundation } from '../foundation.ts';
import type { ReachRegistries } from '../reach-registries.ts';
import { registryImage, registryNamespace, registryRoot } from '../registry/registry-facts.ts';
import { registryPath } from '../registry/registry-log.ts';
import { registryPolicyNow } from '../registry/registry-policy-now.ts';
import { registryProgram } from '../registry/registry-program.ts';
import { preloadedBuilder } from './builder-image.ts';
import { preloadedDeployer } from './deployer-image.ts';
import { registerNode } from './register-node.ts';

/** The machines of a cluster. */
export interface Nodes {
  readonly workers: readonly WorkerNode[];
  readonly kubelets: Controller;
  readonly hasKubelet: HasKubelet;
  /** What the API server serves below a pod by asking its node. */
  readonly podSubresources: Readonly<Record<string, Subresource>>;
  /** Registers the nodes with the API server. */
  register(): void;
}

/** What the pod of the internal registry runs. */
const internalRegistryImage: PreloadedImage = {
  name: registryImage,
  entrypoint: registryPath,
  size: 467_812_611,
};

/** Machines that hold what the platform itself runs; the storage of the internal registry is a volume of its pod. */
export const createNodes = (
  { nodes: count = 2, nodeDisk }: Pick<ClusterOptions, 'nodes' | 'nodeDisk'>,
  foundation: Foundation,
  reach: ReachRegistries,
  registryStorage: StorageDriver,
  programs: NodeOptions['programs'],
): Nodes => {
  const { clock, listers, release } = foundation;
  const options: NodeOptions = {
    registryClient: reach(nodeProfile),
    registries: () => Object.assign(registryPolicyNow(listers), { unqualifiedSearch }),
    programs,
    watches: deployerWatches,
    mounts: ({ metadata }, { volumeMounts = [] }) =>
      metadata.namespace === registryNamespace && volumeMounts.some(({ mountPath }) => mountPath === registryRoot)
        ? [{ path: registryRoot, files: hostDirectory(registryStorage.layout.root, () => registryStorage.flush()) }]
        : [],
  };
  const workers = Array.from({ length: count }, (_, index) => new WorkerNode(index, nodeDisk));
  for (const { images } of workers)
    for (const image of [pauseImage, internalRegistryImage, preloadedDeployer, preloadedBuilder])
      preloadImage(images, image);
  const names = new Set(workers.map(({ name }) => name));
  const access: PodAccess = {
    listers,
    clock,
    virtual: clock.virtual,
    nodes: workers,
    programs: registryProgram(foundation, registryStorage),
  };
  return {
    workers,
    kubelets: createKubelets(workers, options),
    hasKubelet: (name) => names.has(name),
    podSubresources: {
      exec: { kind: { group: '', version: 'v1', kind: 'PodExecOptions' }, connect: podExec(access) },
      attach: {
        kind: { group: '', version: 'v1', kind: 'PodAttachOptions' },
        connect: podAttach(access),
      },
      log: { kind: podKind, connect: podLog(access) },
      portforward: {
        kind: { group: '', version: 'v1', kind: 'PodPortForwardOptions' },
        connect: {
          protocol: 'refused',
          reason: 'this cluster cannot forward ports, for no process listens in its containers',
        },
      },
    },
    register: () => {
      for (const worker of workers)
        registerNode(nodeObject(worker, clock.now(), release.kubernetes), foundation.machinery);
    },
  };
};
