import type { ObservedRegistry, RegistryRequest } from '../ports/registry.ts';
import { afterwards, eventually } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { describeContents, digestsOf, type ImageContents } from './image-contents.ts';
import { pullsOf, requestLine } from './node-pulls.ts';
import { splitTag } from './outside-world.ts';
import type { Workloads } from './workloads.ts';

/** The name by which features call the registry of the cluster. */
export const internalRegistryName = 'the internal registry';

/** Nodes that would ask do so within seconds; a request that was logged stays logged. */
const aWhile = 3_000;

/** The registries of an experiment: what they serve, whether they are up, and what they were asked. */
export class Registries {
  readonly #context: ExperimentContext;
  readonly #workloads: Workloads;
  readonly #known = new Set<string>();

  constructor(context: ExperimentContext, workloads: Workloads) {
    this.#context = context;
    this.#workloads = workloads;
  }

  /** The external registries that steps have put images into. */
  get known(): readonly string[] {
    return [...this.#known];
  }

  /**
   * Makes an external registry serve an image under `repository:tag`: one of the harness, or where registries are only read, the
   * one that is there.
   */
  async serve(host: string, path: string, image: string): Promise<void> {
    const { repository, tag } = splitTag(host, path);
    this.#known.add(host);
    const served = await this.#context.cluster.upstream(host).serve(repository, tag, { name: image });
    this.#context.images.add(image, served, `${host}/${path}`);
    this.#context.recorder.record({
      kind: 'image',
      name: image,
      reference: `${host}/${path}`,
      ...served,
      layers: [...served.layers],
    });
  }

  async stop(host: string): Promise<void> {
    this.#context.require('upstream-control');
    await this.#context.cluster.upstream(host).stop();
  }

  async start(host: string): Promise<void> {
    this.#context.require('upstream-control');
    await this.#context.cluster.upstream(host).start();
  }

  /** Starts it, and stops it again as soon as the pods of a workload run. */
  async startUntilRunning(host: string, workload: string): Promise<void> {
    await this.start(host);
    await this.#workloads.areRunning(workload);
    await this.stop(host);
  }

  async demandCredentials(host: string, username: string, password: string): Promise<void> {
    this.#context.require('upstream-faults');
    await this.#context.cluster.upstream(host).demandCredentials(username, password);
  }

  async loseTrust(host: string): Promise<void> {
    this.#context.require('upstream-faults');
    await this.#context.cluster.upstream(host).loseTrust();
  }

  /** No node asked this registry for anything, and none does in the next seconds. */
  async nodesAskedNothing(name: string): Promise<void> {
    this.#requireJournal(name);
    await afterwards(this.#context.clock, aWhile, {
      subject: name,
      should: 'be asked for nothing by a node',
      observe: async () =>
        (await this.#registry(name).requests()).filter(({ userAgent }) => userAgent.startsWith('cri-o/')),
      mismatch: (requests) => requests.map(requestLine).join('\n') || undefined,
    });
    this.#record(name, []);
  }

  /** For the pods of a workload, their nodes asked this registry for these parts of an image, and for no others. */
  async nodeAskedFor(workload: string, name: string, contents: ImageContents): Promise<void> {
    this.#requireJournal(name);
    const { manifests, blobs } = digestsOf(contents, this.#context.images);
    const expected = [...manifests, ...blobs].toSorted();
    const requests = await eventually(this.#context.clock, {
      subject: `the node of "${workload}"`,
      should: `ask ${name} for ${describeContents(contents)}, and for nothing else`,
      observe: async () => pullsOf(await this.#workloads.observe(workload), await this.#registry(name).requests()),
      mismatch: ({ digests, requests: asked }) =>
        digests.join() === expected.join()
          ? undefined
          : this.#context.images.explain(asked.map(requestLine).join('\n')) || 'it asked for nothing',
    });
    this.#record(name, requests.requests);
  }

  /** The host of a registry that a feature names: itself, but for the internal registry. */
  hostOf(name: string): string {
    if (name === internalRegistryName) this.#context.require('internal-registry');
    return this.#registry(name).host;
  }

  #requireJournal(name: string): void {
    this.#context.require(name === internalRegistryName ? 'registry-journal' : 'upstream-journal');
  }

  #registry(name: string): ObservedRegistry {
    const { cluster } = this.#context;
    return name === internalRegistryName ? cluster.internalRegistry : cluster.upstream(name);
  }

  #record(registry: string, requests: readonly RegistryRequest[]): void {
    this.#context.recorder.record({
      kind: 'requests',
      registry,
      requests: requests.map((request) => ({ ...request, at: new Date(request.at).toISOString() })),
    });
  }
}
