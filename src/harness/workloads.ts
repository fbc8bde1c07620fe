import { deploymentConfigKind, deploymentKind, podKind } from '../resources/kinds/kinds.ts';
import { deploymentOfTag } from '../resources/workloads/deployment.ts';
import { deploymentConfigOfTag } from '../resources/workloads/deployment-config.ts';
import { plainPod } from '../resources/workloads/pod.ts';
import { commandDuration } from './commands.ts';
import { deadlines } from './deadlines.ts';
import { eventually } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';
import type { Nodes } from './nodes.ts';
import { type AssertedPart, objectSnapshot } from './object-snapshot.ts';
import { linePattern } from './output-pattern.ts';
import { asksFor, cannotPullBecauseOf, isRunning, runsDigest } from './pod-parts.ts';
import { type ObservedPod, observePods, podLine } from './pods.ts';
import { newestOf } from './sight.ts';
import { findWorkload } from './workload.ts';

/** Milliseconds: as long as a node waits at most before it tries again to pull, and a little more for the pull. */
const longestBackOff = 330_000;

/** How an expectation of pods is explained, how long it may take, and which parts of a pod decide. */
interface ExpectationOptions {
  show?: (pod: ObservedPod) => string;
  within?: number;
  parts?: readonly AssertedPart[];
}

/** The deployments and plain pods of an experiment, and what their pods run. */
export class Workloads {
  readonly #context: ExperimentContext;
  readonly #nodes: Nodes;

  constructor(context: ExperimentContext, nodes: Nodes) {
    this.#context = context;
    this.#nodes = nodes;
  }

  /** Creates a plain pod with an image address, as it would be written in a manifest. */
  async createPod(name: string, image: string): Promise<void> {
    await this.#context.objects.create(podKind, plainPod(this.#context.projects.locate(name), image));
  }

  /** Creates a plain pod on a node, and waits until it runs: from then on the node holds the image. */
  async createPodOn(name: string, logicalNode: string, image: string): Promise<void> {
    await this.#nodes.allowOnly(logicalNode);
    await this.createPod(name, image);
    await this.runOn(name, logicalNode);
  }

  /** Creates a plain pod that names a repository and the digest of an image. */
  createPodByDigest(name: string, image: string, repository: string): Promise<void> {
    return this.createPod(name, `${repository}@${this.#context.images.get(image).manifest}`);
  }

  /** Creates a deployment of one pod whose image follows an image stream tag of its project, on the node of that name if one is given. */
  async createDeployment(name: string, tag: string, logicalNode?: string): Promise<void> {
    if (logicalNode !== undefined) await this.#nodes.allowOnly(logicalNode);
    const { namespace, name: deployment } = this.#context.projects.locate(name);
    await this.#context.objects.create(deploymentKind, deploymentOfTag(namespace, deployment, tag));
  }

  /** Creates a deployment config of one pod whose image follows an image stream tag of its project. */
  async createDeploymentConfig(name: string, tag: string): Promise<void> {
    const { namespace, name: config } = this.#context.projects.locate(name);
    await this.#context.objects.create(deploymentConfigKind, deploymentConfigOfTag(namespace, config, tag));
  }

  /** Every pod runs this image, and asks for it in this repository by its digest. */
  run(name: string, image: string, repository: string): Promise<void> {
    return this.runDigest(name, this.#context.images.get(image).manifest, repository);
  }

  /** Every pod runs the image of this digest, and asks for it in this repository. */
  runDigest(name: string, digest: string, repository: string): Promise<void> {
    const runsIt = (pod: ObservedPod): boolean =>
      pod.running && pod.digest === digest && pod.image === `${repository}@${digest}`;
    const parts = [isRunning, runsDigest(digest), asksFor(`${repository}@${digest}`)];
    return this.#expect(name, `run ${this.#context.images.explain(digest)} from ${repository}`, runsIt, { parts });
  }

  /** Every pod runs this image, and asks for it by this address, in which `<digest of image A>` may stand. */
  runAs(name: string, image: string, address: string): Promise<void> {
    const { images } = this.#context;
    const digest = images.get(image).manifest;
    const expected = images.expand(address);
    const runsIt = (pod: ObservedPod): boolean => pod.running && pod.digest === digest && pod.image === expected;
    const parts = [isRunning, runsDigest(digest), asksFor(expected)];
    return this.#expect(name, `run image ${image} as ${address}`, runsIt, { parts });
  }

  /** Every pod runs; a pod whose node waits before the next attempt to pull may need five minutes. */
  areRunning(name: string): Promise<void> {
    return this.#expect(name, 'run', ({ running }) => running, { within: longestBackOff, parts: [isRunning] });
  }

  /** Every pod runs this image, whatever it calls it. */
  runImage(name: string, image: string): Promise<void> {
    const digest = this.#context.images.get(image).manifest;
    const parts = [isRunning, runsDigest(digest)];
    return this.#expect(name, `run image ${image}`, (pod) => pod.running && pod.digest === digest, { parts });
  }

  /** Every pod runs on the node of this name (see {@link Nodes}). */
  async runOn(name: string, logicalNode: string): Promise<void> {
    const node = await this.#nodes.realNameOf(logicalNode);
    const parts = [isRunning, { path: ['spec', 'nodeName'], expected: node }];
    await this.#expect(name, `run on the node "${node}"`, (pod) => pod.running && pod.node === node, { parts });
  }

  /** Every pod got its image from this registry, as its events tell. */
  wereServedBy(name: string, registry: string): Promise<void> {
    const expectation = `run an image served by ${registry}`;
    return this.#expect(name, expectation, (pod) => pod.running && pod.servedBy === registry, {
      show: (pod) => `, served by ${pod.servedBy ?? 'nobody: the node had the image'}`,
      parts: [isRunning],
    });
  }

  /** No pod runs: the image cannot be pulled, and the container's state or the events give this reason. */
  cannotPull(name: string, reason: string): Promise<void> {
    const givesReason = (pod: ObservedPod): boolean =>
      pod.state.includes(reason) || pod.events.some(({ message }) => message?.includes(reason));
    return this.#expect(
      name,
      `fail to pull its image because of: ${reason}`,
      (pod) => !pod.running && isPullFailure(pod) && givesReason(pod),
      { parts: [cannotPullBecauseOf(reason)] },
    );
  }

  /** The events of every pod are these, in this order; messages are patterns (see {@link linePattern}). */
  async eventsSay(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    const expected = rows.map(([reason = '', message = '']) => ({
      reason,
      message: linePattern(this.#context.images.expand(message)),
    }));
    const agrees = ({ events }: ObservedPod): boolean =>
      events.length === expected.length &&
      expected.every(
        ({ reason, message }, index) => events[index]?.reason === reason && message.test(events[index]?.message ?? ''),
      );
    const showEvents = (pod: ObservedPod): string =>
      pod.events.map(({ reason, message }) => `\n${reason}  ${message}`).join('');
    await this.#expect(name, 'have the events of this step, in this order', agrees, { show: showEvents });
  }

  /** Starts a rollout although nothing has changed, as `oc rollout restart` does, on the node of that name if one is given. */
  async rollOut(name: string, logicalNode?: string): Promise<void> {
    const { clock, objects, projects } = this.#context;
    if (logicalNode !== undefined) await this.#nodes.allowOnly(logicalNode);
    if (clock.virtual) await clock.advance(commandDuration);
    const restartedAt = new Date(clock.now()).toISOString();
    const annotations = { 'kubectl.kubernetes.io/restartedAt': restartedAt };
    const key = projects.locate(name);
    const { kind } = (await findWorkload(objects, key)) ?? { kind: deploymentKind };
    await objects.merge(kind, key, { spec: { template: { metadata: { annotations } } } });
  }

  /** The newest pods of a workload, as soon as a rollout has come as far as it can: they run, or cannot pull their image. */
  async untilDecided(name: string): Promise<readonly ObservedPod[]> {
    const { clock, images, objects, projects } = this.#context;
    const { pods } = await eventually(clock, {
      subject: `the pods of "${name}"`,
      should: 'run or fail to pull their image',
      observe: async () => ({
        rolledOut: (await findWorkload(objects, projects.locate(name)))?.rolledOut ?? true,
        pods: newestOf(await this.observe(name)),
      }),
      mismatch: ({ rolledOut, pods: observed }) => {
        const undecided = observed.filter((pod) => !pod.running && !isPullFailure(pod));
        if (rolledOut && observed.length > 0 && undecided.length === 0) return undefined;
        return `${images.explain(observed.map(podLine).join('\n')) || 'there are none'}${rolledOut ? '' : '\nthe rollout has not begun'}`;
      },
      within: deadlines.rollout,
    });
    this.#record(name, pods);
    return pods;
  }

  /** The pods of a workload as they are now. */
  observe(name: string): Promise<readonly ObservedPod[]> {
    return observePods(this.#context.objects, this.#context.projects.locate(name));
  }

  async #expect(
    name: string,
    should: string,
    holds: (pod: ObservedPod) => boolean,
    { show = () => '', within = deadlines.rollout, parts = [] }: ExpectationOptions = {},
  ): Promise<void> {
    const { clock, images, projects } = this.#context;
    this.#context.require('running-pods');
    let seen: readonly ObservedPod[] = [];
    const waiting = eventually(clock, {
      subject: `the pods of "${name}"`,
      should,
      observe: async () => (seen = await this.observe(name)),
      mismatch: (observed) => {
        if (observed.length > 0 && observed.every(holds)) return undefined;
        return images.explain(observed.map((pod) => podLine(pod) + show(pod)).join('\n')) || 'there are none';
      },
      within,
      hint: `oc describe pods -n ${projects.locate(name).namespace}`,
    });
    await waiting.finally(() => this.#record(name, seen, parts));
  }

  #record(name: string, pods: readonly ObservedPod[], parts: readonly AssertedPart[] = []): void {
    const { clock, recorder } = this.#context;
    recorder.record({ kind: 'pods', workload: name, pods: pods.map(evidenceOf) });
    for (const { object } of pods) recorder.record(objectSnapshot(podKind, object, clock.now(), parts));
  }
}

const isPullFailure = ({ state }: ObservedPod): boolean =>
  /^(?:ErrImagePull|ImagePullBackOff|RegistryUnavailable)/.test(state);

const evidenceOf = ({ name, node, image, imageID, state, servedBy }: ObservedPod) => ({
  name,
  node,
  image,
  imageID,
  state,
  servedBy,
});
