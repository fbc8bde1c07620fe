import { EnvironmentError } from '../errors/environment-error.ts';
import { podKind } from '../resources/kinds/kinds.ts';
import type { Pod } from '../resources/workloads/pod.ts';
import { afterwards, type Expectation, eventually, eventuallyStays } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { describeContents, digestsOf, type ImageContents } from './image-contents.ts';
import { parseStorageListing, type StorageListing } from './storage-layout.ts';

const namespace = 'openshift-image-registry';
const root = '/registry';

/** Mirroring may lag behind a pull; files that have come do not go, so looking at the end is enough. */
const aWhile = 3_000;

/** What the internal registry keeps on its disk, listed through its pod as an administrator would. */
export class RegistryStorage {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** Not a file anywhere, now and in the next seconds; in a registry that others use too, none of the projects. */
  async holdsNothing(): Promise<void> {
    const expectation = this.#expectation(
      'the storage of the internal registry',
      'hold nothing',
      ({ files }) => this.#ours(files).join('\n') || undefined,
    );
    const { files } = await afterwards(this.#context.clock, aWhile, expectation);
    this.#record(this.#ours(files));
  }

  /** Nothing of the repository of a stream, now and in the next seconds. */
  async holdsNothingOf(stream: string): Promise<void> {
    const repository = this.#repositoryOf(stream);
    const expectation = this.#expectation(
      `the storage of the internal registry`,
      `hold nothing of "${stream}"`,
      ({ files }) => filesOf(files, repository).join('\n') || undefined,
    );
    await afterwards(this.#context.clock, aWhile, expectation);
    this.#record([], repository);
  }

  /**
   * Exactly these parts of an image are linked in the repository of a stream, and their content is there; tags are not.
   * It stays so in the next seconds: mirroring may lag behind a pull.
   */
  async holds(contents: ImageContents, stream: string): Promise<void> {
    const { clock, images } = this.#context;
    const repository = this.#repositoryOf(stream);
    const expected = digestsOf(contents, images);
    const expectation = this.#expectation(
      'the storage of the internal registry',
      `hold ${describeContents(contents)} for "${stream}", and nothing else`,
      (listing) => {
        const { manifests, blobs, tags } = listing.repository(repository);
        const linked =
          sorted(manifests) === sorted(expected.manifests) &&
          sorted(blobs) === sorted(expected.blobs) &&
          tags.length === 0;
        const present = [...manifests, ...blobs].every((digest) => listing.content.has(digest));
        return linked && present
          ? undefined
          : listingLines({ manifests, blobs, tags }) + (present ? '' : '\nwithout the content of all of these');
      },
    );
    const { files } = await eventuallyStays(clock, aWhile, expectation);
    this.#record(filesOf(files, repository), repository);
  }

  /** None of these parts of an image is stored any more, in no repository. */
  async holdsNone(contents: ImageContents): Promise<void> {
    const { clock, images } = this.#context;
    const { manifests, blobs } = digestsOf(contents, images);
    const expectation = this.#expectation(
      'the storage of the internal registry',
      `hold neither the content of nor a link to ${describeContents(contents)}`,
      ({ files }) =>
        files
          .filter((file) => [...manifests, ...blobs].some((digest) => file.includes(digest.replace('sha256:', ''))))
          .join('\n') || undefined,
    );
    const { files } = await eventually(clock, expectation);
    this.#record(files);
  }

  /** Records what the experiment has brought into the storage; before it there was nothing of its projects. */
  async recordChange(): Promise<void> {
    const { clock, has, projects, recorder } = this.#context;
    if (!has('registry-storage') || projects.names.length === 0) return;
    const { files } = await this.#list();
    const at = new Date(clock.now()).toISOString();
    recorder.record({ kind: 'storage', files: [], when: 'before' });
    recorder.record({ kind: 'storage', files: [...this.#ours(files)], when: 'after', at });
  }

  #expectation(
    subject: string,
    should: string,
    mismatch: (listing: StorageListing) => string | undefined,
  ): Expectation<StorageListing> {
    this.#context.require('registry-storage');
    return {
      subject,
      should,
      observe: () => this.#list(),
      mismatch: (listing) => {
        const text = mismatch(listing);
        return text === undefined
          ? undefined
          : this.#context.images.explain(text.replaceAll(/(?<![0-9a-f:])([0-9a-f]{64})/g, 'sha256:$1'));
      },
      hint: `oc rsh -n ${namespace} deploy/image-registry find ${root} -type f`,
    };
  }

  async #list(): Promise<StorageListing> {
    const { cluster, objects } = this.#context;
    const pods = await objects.list<Pod>(podKind, { namespace, labels: { 'docker-registry': 'default' } });
    const pod = pods.find(({ status }) => status?.phase === 'Running');
    if (pod === undefined)
      throw new EnvironmentError(`no pod of the internal registry is running in ${namespace}`, {
        hint: `oc get pods -n ${namespace}`,
      });
    const output = { stdout: '', stderr: '' };
    const decoder = new TextDecoder();
    const exitCode = await cluster.api.exec({
      namespace,
      pod: pod.metadata.name,
      container: pod.spec.containers[0]!.name,
      command: ['find', root, '-type', 'f'],
      onStdout: (chunk) => void (output.stdout += decoder.decode(chunk, { stream: true })),
      onStderr: (chunk) => void (output.stderr += new TextDecoder().decode(chunk)),
    });
    if (exitCode !== 0)
      throw new EnvironmentError(
        `listing ${root} in pod ${namespace}/${pod.metadata.name} failed: ${output.stderr.trim()}`,
      );
    return parseStorageListing(root, output.stdout);
  }

  #ours(files: readonly string[]): readonly string[] {
    if (this.#context.has('own-registry')) return files;
    return this.#context.projects.names.flatMap((project) => filesOf(files, project));
  }

  #repositoryOf(stream: string): string {
    const key = this.#context.projects.locate(stream);
    return `${key.namespace}/${key.name}`;
  }

  #record(files: readonly string[], repository?: string): void {
    this.#context.recorder.record({ kind: 'storage', repository, files: [...files] });
  }
}

const filesOf = (files: readonly string[], repository: string): readonly string[] =>
  files.filter((file) => file.includes(`/repositories/${repository}/`));

const sorted = (digests: readonly string[]): string => digests.toSorted().join();

const listingLines = (stored: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(stored)
    .flatMap(([what, digests]) => (digests.length === 0 ? [] : [`${what}: ${digests.join(', ')}`]))
    .join('\n') || 'nothing';
