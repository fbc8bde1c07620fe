import { mkdir } from 'node:fs/promises';
import { connectKubeApi } from '../../../src/adapters/client-node.ts';
import type { Dial } from '../../../src/distribution/dial.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import { repositoryName } from '../../../src/image/reference-format.ts';
import type { KubeApi } from '../../../src/ports/kube-api.ts';
import { kubeconfigText } from '../../../src/simulator/cluster/kubeconfig.ts';
import { sharedAuthority } from '../../../src/simulator/pki/shared-authority.ts';
import { startCluster } from '../../../src/targets/simulated.ts';
import { copyingClient } from './copy-image.ts';
import { createOutsideWorld, type OnServed, type OutsideWorld } from './outside-world.ts';
import { copyImage } from './push-copy.ts';
import { pusherToken } from './pusher-token.ts';

/** A cluster like the recorded one, without nodes, with everything that commands of a recording were run against. */
export interface ReplayWorld extends OutsideWorld {
  readonly cluster: Awaited<ReturnType<typeof startCluster>>;
  readonly dial: Dial;
  /** PEM. */
  readonly authority: string;
  readonly images: ReturnType<typeof copyingClient>;
  readonly admin: KubeApi;
  /** The API server as a user sees it who is nobody in particular, but has logged in; the `stranger` has not. */
  as(user: string): Promise<KubeApi>;
  /** Copies `docker.io/a/b:tag` into the internal registry, to `project/stream:tag`. */
  copy(source: string, target: string): Promise<void>;
  close(): Promise<void>;
}

/** A registry that wants tokens as Docker Hub does, and gives them to everybody. */
const likeDockerHub = 'hub.oracle.test';
const owner = { username: 'owner', password: 'owner' };
const access = { scheme: 'bearer', users: [owner], anonymousPull: true } as const;

/** Starts the cluster; `directory` is made. */
export const openReplayWorld = async (directory: string, onServed: OnServed): Promise<ReplayWorld> => {
  await mkdir(directory, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const cluster = await startCluster({ directory, nodes: 0, upstreams: { [likeDockerHub]: { access } } });
  stack.defer(() => cluster.close());
  const { dial } = cluster;
  const authority = cluster.api.ca;
  const images = stack.adopt(copyingClient(dial, authority), (client) => client.close());
  const connections = stack.use(new DisposableStack());
  const connect = async (text: string): Promise<KubeApi> => connections.use(await connectKubeApi({ text }));
  const users = new Map<string, Promise<KubeApi>>();
  const admin = await connect(cluster.kubeconfig);
  const as = async (name: string): Promise<KubeApi> => {
    const { certificate, key } = await (await sharedAuthority()).issueClient({
      name,
      groups: name === 'stranger' ? [] : ['system:authenticated:oauth'],
    });
    const user = { name, certificate, key };
    return connect(kubeconfigText({ server: cluster.api.url, ca: authority, user, namespace: 'default' }));
  };
  const owned = stack.move();
  return {
    ...createOutsideWorld(cluster, images, { onServed, credentials: owner }),
    cluster,
    dial,
    authority,
    images,
    admin,
    as: (user) => users.get(user) ?? users.set(user, as(user)).get(user)!,
    copy: async (source, target) => {
      const [from, to] = [parseImageReference(source), parseImageReference(target)];
      const credentials = { username: 'builder', password: await pusherToken(admin, to.namespace) };
      const { host } = cluster.internalRegistry;
      await copyImage(
        images.repository(from.registry, repositoryName(from)),
        { host, repository: images.repository(host, repositoryName(to), { access: 'pull,push', credentials }) },
        from.tag,
        to.tag,
      );
    },
    close: () => owned.disposeAsync(),
  };
};
