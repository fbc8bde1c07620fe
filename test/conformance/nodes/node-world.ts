import { connectKubeApi } from '../../../src/adapters/client-node.ts';
import type { BuiltImage } from '../../../src/adapters/image-build.ts';
import type { DistributionClient } from '../../../src/distribution/distribution-client.ts';
import { pushImage } from '../../../src/distribution/push-image.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import { repositoryName } from '../../../src/image/reference-format.ts';
import type { KubeApi } from '../../../src/ports/kube-api.ts';
import type { ClusterOptions } from '../../../src/simulator/cluster/cluster-options.ts';
import { sharedAuthority } from '../../../src/simulator/pki/shared-authority.ts';
import { startCluster } from '../../../src/targets/simulated.ts';
import { copyingClient } from '../replay/copy-image.ts';
import { type ProgramKind, recordedImage } from './node-images.ts';
import { openRequestLog, type RequestLog } from './request-log.ts';
import { openStoredFiles } from './stored-files.ts';

/** A cluster of two nodes like the recorded one, with everything that experiments did to it and looked at. */
export interface NodeWorld {
  readonly cluster: Awaited<ReturnType<typeof startCluster>>;
  readonly admin: KubeApi;
  /** What each digest stands for: `v1`, `v1-config`, `v1-layer`, `base`; by hex. */
  readonly titles: ReadonlyMap<string, string>;
  readonly requests: RequestLog;
  readonly storage: { next(): Promise<string> };
  readonly images: DistributionClient;
  /** `sha256:v1` becomes the digest. */
  translate(text: string): string;
  /** Pushes an image to a registry outside. */
  serve(spec: string, title: string, kind: ProgramKind, version?: string): Promise<void>;
  /** Pushes an image that is served already to another registry outside. */
  copy(source: string, target: string): Promise<void>;
  /** The image that was last pushed to a registry outside under this name. */
  served(spec: string): BuiltImage;
  close(): Promise<void>;
}

/** Credentials of the registries that serve nobody else. */
const robot = { username: 'robot', password: 'secretpw' };
const owner = { username: 'owner', password: 'owner' };

const upstreams: NonNullable<ClusterOptions['upstreams']> = {
  'docker.io:444': {},
  'untrusted.oracle.test': {},
  'untrusted.oracle.test:5000': {},
  'hub.oracle.test': { access: { scheme: 'bearer', users: [owner], anonymousPull: true } },
  'ratelimit.oracle.test': { access: { scheme: 'bearer', users: [owner], anonymousPull: true } },
};

/** Starts the cluster; `directory` exists. */
export const openNodeWorld = async (directory: string): Promise<NodeWorld> => {
  await using stack = new AsyncDisposableStack();
  const credentials = { 'registry.redhat.io': robot };
  const cluster = await startCluster({ directory, nodes: 2, upstreams, credentials });
  stack.defer(() => cluster.close());
  const { registries, internalRegistry } = cluster;
  await registries.get('docker.io:444')?.stop();
  const images = stack.adopt(copyingClient(cluster.dial, cluster.api.ca), (client) => client.close());
  const admin = stack.use(await connectKubeApi({ text: cluster.kubeconfig }));
  await labelNodes(admin);
  const internal = { host: 'INTERNAL', journal: internalRegistry.journal };
  const requests = openRequestLog(() => [...registries.values(), internal]);
  const served = new Map<string, BuiltImage>();
  const titles = new Map<string, string>();
  const know = (digest: string, title: string): void => void titles.set(digest.slice('sha256:'.length), title);
  const push = async (spec: string, image: BuiltImage): Promise<void> => {
    const reference = parseImageReference(spec);
    const { registry } = reference;
    const access = {
      access: 'pull,push',
      insecure: true,
      credentials: registry === 'registry.redhat.io' ? robot : owner,
    } as const;
    const target = images.repository(registry, repositoryName(reference), access);
    await requests.without(() => pushImage(target, reference.tag, image));
    served.set(spec, image);
  };
  const servedImage = (spec: string): BuiltImage => {
    const image = served.get(spec);
    if (image === undefined) throw new Error(`expected one of ${[...served.keys()].join(', ')}, found ${spec}`);
    return image;
  };
  const serve: NodeWorld['serve'] = async (spec, title, kind, version = title) => {
    const image = await recordedImage(version, repositoryName(parseImageReference(spec)), kind);
    await push(spec, image);
    know(image.manifest.digest, title);
    know(image.config.digest, `${title}-config`);
    for (const [index, { digest }] of image.layers.entries()) know(digest, index === 0 ? 'base' : `${title}-layer`);
  };
  const owned = stack.move();
  return {
    cluster,
    admin,
    titles,
    images,
    serve,
    served: servedImage,
    copy: (source, target) => push(target, servedImage(source)),
    requests,
    storage: openStoredFiles(internalRegistry.storage),
    translate: (text) =>
      [...titles].reduce(
        (result, [hex, title]) => result.replaceAll(new RegExp(`sha256:${title}(?![\\w-])`, 'g'), `sha256:${hex}`),
        text,
      ),
    close: () => owned.disposeAsync(),
  };
};

/** Certificates that nobody in the cluster trusts, and plain HTTP. */
export const distrust = async ({ cluster: { registries } }: NodeWorld): Promise<void> => {
  const stranger = await sharedAuthority('untrusted');
  const host = 'untrusted.oracle.test';
  await registries.get(host)?.useCertificate(await stranger.issueServing({ dns: [host] }));
  await registries.get(`${host}:5000`)?.useCertificate(undefined);
};

/** Pods of the recording chose their nodes by a label of their own. */
const labelNodes = async (admin: KubeApi): Promise<void> => {
  for (const name of ['worker-0', 'worker-1'])
    await admin.request({
      method: 'PATCH',
      path: `/api/v1/nodes/${name}`,
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { node: name } } },
    });
};
