import { pushImage } from '../../../src/distribution/push-image.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import { repositoryName } from '../../../src/image/reference-format.ts';
import { followTag } from '../following-workload.ts';
import { pusherToken } from '../replay/pusher-token.ts';
import type { ProgramKind } from './node-images.ts';
import type { NodeTerminal } from './node-terminal.ts';
import { distrust, type NodeWorld } from './node-world.ts';

/** Does what a recording says in brackets. */
export const carryOut = async (directive: string, world: NodeWorld, terminal: NodeTerminal): Promise<void> => {
  const [verb = '', ...words] = directive.split(' ');
  const action = actions[verb];
  if (action === undefined) throw new Error(`expected one of ${Object.keys(actions).join(', ')}, found [${directive}]`);
  await action(words, world, terminal);
};

type Action = (words: readonly string[], world: NodeWorld, terminal: NodeTerminal) => Promise<unknown>;

const ok = async (terminal: NodeTerminal, line: string): Promise<void> => {
  const { exitCode, stdout, stderr } = await terminal.run(line);
  if (exitCode !== 0) throw new Error(`${line} failed:\n${stdout}${stderr}`);
};

const actions: Readonly<Record<string, Action>> = {
  project: ([name], _, terminal) => ok(terminal, `oc new-project ${name}`),
  'use-project': ([name], _, terminal) => ok(terminal, `oc project ${name}`),
  run: (words, _, terminal) => ok(terminal, words.join(' ')),
  image: ([spec = '', title = '', kind = 'sleeper', version], world) =>
    world.serve(spec, title, kind as ProgramKind, version),
  /** Nodes already run something with the base that all images share. */
  warm: (_, world, terminal) =>
    world.requests.without(async () => {
      await world.serve('docker.io/warm/up:1', 'warm', 'sleeper');
      const before = terminal.namespace();
      await ok(terminal, 'oc new-project warm');
      for (const node of ['worker-0', 'worker-1'])
        await carryOut(`pod ${node} ${node} docker.io/warm/up:1`, world, terminal);
      await world.cluster.clock.advance(4000);
      await ok(terminal, `oc project ${before}`);
    }),
  /** What controllers ask after a command is no part of what follows. */
  'forget-requests': async (_, world) => {
    await world.cluster.clock.settled();
    world.requests.next();
  },
  /** What was done until now is no part of the experiment. */
  baseline: async (_, world) => {
    world.requests.next();
    await world.storage.next();
  },
  only: async ([only], { cluster: { nodes } }) => {
    for (const { name } of await nodes.list()) await nodes.setSchedulable(name, name === only);
  },
  both: async (_, { cluster: { nodes } }) => {
    for (const { name } of await nodes.list()) await nodes.setSchedulable(name, true);
  },
  stop: async ([host = ''], world) => registryOf(host, world).stop(),
  start: async ([host = ''], world) => registryOf(host, world).start(),
  distrust: (_, world) => distrust(world),
  /** Seconds. */
  wait: async ([seconds], { cluster }) => cluster.clock.advance(Number(seconds) * 1000),
  /** Removes every image that no container was made from. */
  wipe: async ([node = ''], { cluster: { nodes }, titles }) => {
    const held = (await nodes.list()).find(({ name }) => name === node)?.images ?? [];
    for (const { names = [] } of held) {
      if (!names.some((name) => titles.has(name.slice(-64)))) continue;
      for (const name of names.filter((each) => !each.includes('@')).concat(names))
        await nodes.removeImage(node, name).catch(() => false);
    }
  },
  /** A blob arrives with one byte changed. */
  corrupt: async ([host = '', digest = ''], world) => {
    const path = new RegExp(world.translate(digest));
    world.cluster.registries.get(host)?.faults.add({ effect: { kind: 'corrupt' }, path });
  },
  limit: async ([host = ''], world) =>
    void world.cluster.registries.get(host)?.faults.add({
      effect: { kind: 'status', status: 429, code: 'TOOMANYREQUESTS', message: rateLimited },
      path: /\/manifests\//,
    }),
  pod: ([name = '', node = '', image = '', policy], world, terminal) => {
    terminal.type(JSON.stringify(pod(name, node, world.translate(image), policy)));
    return ok(terminal, 'oc create -f -');
  },
  /** An object as JSON. */
  create: (words, _, terminal) => {
    terminal.type(words.join(' '));
    return ok(terminal, 'oc create -f -');
  },
  /** What the next command finds on its standard input. */
  given: async (words, _, terminal) => terminal.type(`${words.join(' ')}\n`),
  /** A `dc` or a `dep` that follows a tag. */
  follow: ([kind = '', version = '', tag = '', imagePullPolicy], world, terminal) => {
    const name = `${kind}-${version}`;
    return followTag(world.admin, {
      kind: kind === 'dc' ? 'DeploymentConfig' : 'Deployment',
      name,
      namespace: terminal.namespace(),
      tag,
      labels: { v: version },
      pod: { terminationGracePeriodSeconds: 2 },
      container: imagePullPolicy === undefined ? {} : { imagePullPolicy },
    });
  },
  push: async ([source = '', target = ''], world, terminal) => {
    const [repository = '', tag = ''] = target.split(':');
    const credentials = { username: 'builder', password: await pusherToken(world.admin, terminal.namespace()) };
    const access = { access: 'pull,push', credentials } as const;
    const to = world.images.repository(world.cluster.internalRegistry.host, repository, access);
    await world.requests.without(() => pushImage(to, tag, world.served(source)));
  },
  /** The same image in another registry. */
  copy: ([source = '', target = ''], world) => world.copy(source, target),
  'keep-pulled-through': async ([keep], { cluster }) => cluster.internalRegistry.keepPulledThrough(keep === 'yes'),
  /** A manifest goes, and with it every tag of it. */
  drop: async ([repository = '', digest = ''], world) => {
    const { registry, ...name } = parseImageReference(repository);
    const target = world.images.repository(registry, repositoryName({ registry, ...name }), { access: 'delete,pull' });
    await world.requests.without(() => target.deleteManifest(world.translate(digest)));
  },
};

const rateLimited = 'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';

const registryOf = (host: string, { cluster }: NodeWorld): { stop(): Promise<void>; start(): Promise<void> } => {
  const found = host === 'internal' ? cluster.internalRegistry : cluster.registries.get(host);
  if (found === undefined) throw new Error(`expected internal or a registry outside, found ${host}`);
  return found;
};

const pod = (name: string, node: string, image: string, policy: string | undefined): unknown => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { p: name } },
  spec: {
    ...(node === '-' ? {} : { nodeSelector: { node } }),
    terminationGracePeriodSeconds: 1,
    tolerations: [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }],
    containers: [{ name: 'c', image, ...(policy === undefined ? {} : { imagePullPolicy: policy }) }],
  },
});
