import { ConfigurationError } from '../errors/configuration-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import { type Capability, capabilityDescriptions } from '../ports/capabilities.ts';
import type { Recorder } from '../ports/recorder.ts';
import type { Target } from '../ports/target.ts';
import type { UpgradeSide } from '../ports/upgrade-side.ts';
import { Answers } from './answers.ts';
import { Commands } from './commands.ts';
import { collectDiagnostics } from './diagnostics.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { explainTimeOut } from './explain-time-out.ts';
import { failureMessage } from './failure-message.ts';
import { ImageStreams } from './image-streams.ts';
import { InternalImages } from './internal-images.ts';
import { KubeObjects } from './kube-objects.ts';
import { NamedImages } from './named-images.ts';
import { Nodes } from './nodes.ts';
import { recordObservations } from './observations.ts';
import { OutsideWorld } from './outside-world.ts';
import { PassingTime } from './passing-time.ts';
import { Projects } from './projects.ts';
import { Registries } from './registries.ts';
import { RegistryStorage } from './registry-storage.ts';
import { Secrets } from './secrets.ts';
import { Traffic } from './traffic.ts';
import { unimplementedRequests } from './unimplemented-requests.ts';
import { Variations } from './variations.ts';
import { Workloads } from './workloads.ts';

export type { UpgradeSide };

/** One experiment on a cluster of its own: everything that the steps of a scenario can do and ask. */
export interface Experiment extends AsyncDisposable {
  readonly answers: Answers;
  readonly projects: Projects;
  readonly commands: Commands;
  readonly imageStreams: ImageStreams;
  readonly internalImages: InternalImages;
  readonly nodes: Nodes;
  readonly outsideWorld: OutsideWorld;
  readonly registries: Registries;
  readonly registryStorage: RegistryStorage;
  readonly secrets: Secrets;
  readonly time: PassingTime;
  readonly traffic: Traffic;
  readonly variations: Variations;
  readonly workloads: Workloads;
  /** Milliseconds since the epoch, on the clock of the target. */
  now(): number;
  /** Records what happened beside what steps asked for. */
  observe(): Promise<void>;
  /** Records what helps to understand a failure. */
  diagnose(): Promise<void>;
  /** Says what happened while a step waited in vain, since this moment; undefined where nothing happens while one waits. */
  explainTimeOut(since: number): Promise<string | undefined>;
  /** Leaves what it has made on the cluster, where the cluster outlives it. */
  keep(): void;
  /**
   * An experiment that met something that the cluster does not implement proves nothing.
   *
   * @throws ExpectationError with method, path and user agent of each such request
   */
  checkImplemented(): void;
}

/**
 * Opens an experiment on a cluster of the target; dispose of it to give the cluster back.
 *
 * @param side for one of twins on both sides of an upgrade
 */
export const openExperiment = async (target: Target, recorder: Recorder, side?: UpgradeSide): Promise<Experiment> => {
  await using stack = new AsyncDisposableStack();
  const cluster = stack.use(await target.openCluster(side));
  const session = await cluster.openSession();
  recorder.record({
    kind: 'target',
    name: target.name,
    description: target.description,
    version: target.version,
    capabilities: [...target.capabilities],
    shell: session.shell.description,
  });
  const { api, clock } = cluster;
  const objects = new KubeObjects(api);
  const context: ExperimentContext = {
    cluster,
    clock,
    objects,
    recorder,
    images: new NamedImages(),
    projects: new Projects(objects, session, clock, {
      side,
      hasRegistry: target.capabilities.has('internal-registry'),
    }),
    has: (capability) => target.capabilities.has(capability),
    require: (capability) => requireCapability(target, capability),
  };
  const nodes = new Nodes(objects);
  const workloads = new Workloads(context, nodes);
  const registries = new Registries(context, workloads);
  const registryStorage = new RegistryStorage(context);
  const commands = new Commands(context, session);
  const internalImages = new InternalImages(context);
  const variations = new Variations({ commands, images: context.images, internalImages });
  const owned = stack.move();
  return {
    answers: new Answers(context, workloads, variations),
    projects: context.projects,
    commands,
    imageStreams: new ImageStreams(context),
    internalImages,
    nodes,
    outsideWorld: new OutsideWorld(context),
    registries,
    registryStorage,
    secrets: new Secrets(context),
    time: new PassingTime(context),
    traffic: new Traffic(context),
    variations,
    workloads,
    now: () => clock.now(),
    // One after the other, over the same connection: to open others takes longer.
    observe: async () => {
      await recordObservations(context, registries.known);
      await registryStorage.recordChange();
    },
    diagnose: async () => recorder.record(await collectDiagnostics(context)),
    explainTimeOut: async (since) => (clock.virtual ? undefined : explainTimeOut(context, since)),
    keep: () => {
      const lines = cluster.keep?.() ?? [];
      if (lines.length > 0)
        recorder.record({ kind: 'diagnostics', sections: [{ title: 'projects that are kept', lines: [...lines] }] });
    },
    checkImplemented: () => {
      const requests = unimplementedRequests(cluster);
      if (requests.length === 0) return;
      const lastSeen = requests.join('\n');
      const expected = `the experiment should need nothing that ${target.description} does not implement, but did.`;
      throw new ExpectationError(failureMessage({ expected, lastSeen }), { actual: requests });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};

/** @throws UnsupportedError when the target lacks the capability */
export const requireCapability = (target: Target, capability: Capability): void => {
  if (target.capabilities.has(capability)) return;
  throw new UnsupportedError(
    `needs:${capability}: ${target.description} cannot do this: ${capabilityDescriptions[capability]}`,
  );
};

/** Reads the capability that a tag such as `@needs:clock` asks for; undefined for other tags. @throws ConfigurationError for a name that is none */
export const capabilityOfTag = (tag: string): Capability | undefined => {
  const name = /^@needs:(.+)$/.exec(tag)?.[1];
  if (name === undefined) return undefined;
  if (name in capabilityDescriptions) return name as Capability;
  throw new ConfigurationError(`the tag ${tag} names no capability`, {
    hint: `the capabilities are ${Object.keys(capabilityDescriptions).join(', ')}`,
  });
};

/** Reads the side of an upgrade that a tag such as `@before-upgrade` names; undefined for other tags. */
export const upgradeSideOfTag = (tag: string): UpgradeSide | undefined =>
  /^@(before|after)-upgrade$/.exec(tag)?.[1] as UpgradeSide | undefined;
