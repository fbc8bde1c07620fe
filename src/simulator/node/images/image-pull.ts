import { type ClientProfile, crio } from '../../../distribution/client-profile.ts';
import { DistributionError } from '../../../distribution/distribution-error.ts';
import type { RepositoryClient } from '../../../distribution/repository-client.ts';
import { digestOf } from '../../../distribution/verified-content.ts';
import { parseImageConfig } from '../../../image/image-config.ts';
import type { ImageManifest } from '../../../image/manifest.ts';
import { defaultPlatform, findPlatform } from '../../../image/platform.ts';
import type { ImageReference } from '../../../image/reference.ts';
import { repositoryName, repositorySpec } from '../../../image/reference-format.ts';
import { familiarName, storageName } from './image-name.ts';
import { type LayerContent, unpackLayer } from './layer-content.ts';
import { layerFailure } from './layer-failure.ts';
import { imageSize, type NodeImage } from './node-image.ts';
import { PullError, pullError } from './pull-error.ts';
import type { PullOptions } from './pull-options.ts';
import { configOf, type PullableImage, type Pulled, pulledManifest } from './pulled-manifest.ts';
import { TooManyRequests } from './too-many-requests.ts';
import { PATIENCE, Unanswered } from './unanswered.ts';

/** How nodes talk to registries. A 429 is not waited out by the client: a pull is suspended for it, see {@link TooManyRequests}. */
export const nodeProfile: ClientProfile = { ...crio, waitsOutTooManyRequests: false };

/** What a pull moved, for its duration. */
export interface PulledImage {
  readonly image: NodeImage;
  readonly requests: number;
  readonly bytes: number;
}

/** So many attempts does one request get, after 2, 4, 8 and 16 seconds unless the registry says how long. */
const ATTEMPTS = 5;
const FIRST_WAIT = 2000;

/** Where nodes have been told of it, as errors have it. */
const CONFIGURATION_FILES = '/etc/containers/registries.conf or /etc/containers/registries.conf.d';

/**
 * One pull of an image from its registry or a mirror, as CRI-O does it: manifest, the child for the node's platform, configuration,
 * signatures where the registry has that extension, and the layers that the node lacks.
 */
export class ImagePull {
  readonly #reference: ImageReference;
  readonly #options: PullOptions;
  /** The places that are left to ask, the present one first. */
  #places: readonly ImageReference[];
  readonly #mirrorFailures: string[] = [];
  #repository: RepositoryClient;
  /** Ends the requests of the present conversation. */
  #giveUp = new AbortController();
  #top: Pulled | undefined;
  #child: Pulled<PullableImage> | undefined;
  #config: Buffer | undefined;
  #refusals = 0;
  #requests = 1;
  #bytes = 0;

  constructor(reference: ImageReference, options: PullOptions) {
    this.#reference = reference;
    this.#options = options;
    this.#places = options.registries.placesOf(reference);
    this.#repository = this.#open();
  }

  /** @throws PullError, or TooManyRequests or Unanswered when it is to be attempted again */
  async attempt(): Promise<PulledImage> {
    this.#top ??= await this.#topManifest();
    if (!this.#options.registries.isAllowed(this.#reference))
      throw new PullError(
        `Source image rejected: Running image docker://${familiarName(this.#reference)} is rejected by policy.`,
      );
    const { received, manifest } = (this.#child ??= await this.#forPlatform(this.#top));
    if (manifest.kind === 'image') await this.#readConfig(manifest);
    await this.#readSignatures(received.digest);
    const contents: LayerContent[] = [];
    for (const { digest } of manifest.layers) contents.push(await this.#layer(digest, manifest));
    const list = this.#top.received === received ? undefined : this.#top.received;
    const config = manifest.kind === 'image' ? await this.#readConfig(manifest) : configOf(manifest, contents);
    const id = manifest.kind === 'image' ? manifest.config.digest : digestOf(config);
    const image: NodeImage = {
      id: id.slice(id.indexOf(':') + 1),
      names: [],
      digests: list === undefined ? [received.digest] : [list.digest, received.digest],
      config: parseImageConfig(config),
      layers: manifest.layers.map(({ digest }) => digest),
      size: imageSize({
        layers: contents.map(({ size }) => size),
        config: config.length,
        manifest: received.content.length,
        list: list?.content.length,
      }),
    };
    return {
      image: this.#options.store.add(image, storageName(this.#reference)),
      requests: this.#requests,
      bytes: this.#bytes,
    };
  }

  get #place(): ImageReference {
    return this.#places[0] ?? this.#reference;
  }

  #open(): RepositoryClient {
    const place = this.#place;
    this.#giveUp = new AbortController();
    return this.#options.client.repository(place.registry, repositoryName(place), {
      credentials: this.#options.credentialsFor(place),
      insecure: this.#options.registries.isInsecure(place),
      signal: this.#giveUp.signal,
    });
  }

  /** From the first mirror that has it; the failures of the others are told only when all have failed. */
  async #topManifest(): Promise<Pulled> {
    const { tag, id } = this.#reference;
    for (;;) {
      try {
        const blocking = this.#options.registries.blockedBy(this.#place);
        if (blocking !== undefined) throw new PullError(`registry ${blocking} is blocked in ${CONFIGURATION_FILES}`);
        return await this.#manifest(id || tag, '');
      } catch (error) {
        if (!(error instanceof PullError)) throw error;
        const place = storageName(this.#place);
        if (this.#places.length === 1) {
          const mirrors = this.#mirrorFailures.join('\n');
          const also = mirrors === '' ? '' : `(Mirrors also failed: ${mirrors}): ${place}: `;
          throw new PullError(`${this.#initializing}${also}${error.message}`, error.cause);
        }
        this.#mirrorFailures.push(`[${place}: ${error.message}]`);
        this.#places = this.#places.slice(1);
        this.#repository = this.#open();
      }
    }
  }

  get #initializing(): string {
    return `initializing source docker://${familiarName(this.#reference)}: `;
  }

  async #manifest(reference: string, context: string): Promise<Pulled> {
    const received = await this.#ask(
      () => this.#repository.getManifest(reference),
      `reading manifest ${reference} in ${repositorySpec(this.#place)}`,
      context,
    );
    this.#bytes += received.content.length;
    try {
      return { received, manifest: pulledManifest(received) };
    } catch (error) {
      throw new PullError(
        `parsing manifest for docker://${familiarName(this.#reference)}: ${(error as Error).message}`,
        error,
      );
    }
  }

  async #forPlatform(top: Pulled): Promise<Pulled<PullableImage>> {
    const { received, manifest } = top;
    if (manifest.kind !== 'index') return { received, manifest };
    const entry = findPlatform(manifest.manifests, defaultPlatform);
    const source = `docker://${familiarName(this.#reference)}`;
    if (entry === undefined) {
      const kind = manifest.mediaType.includes('docker') ? 'manifest list' : 'image index';
      throw new PullError(
        `choosing an image from manifest list ${source}: no image found in ${kind} for architecture "amd64", variant "", OS "linux"`,
      );
    }
    const child = await this.#manifest(entry.digest, '');
    if (child.manifest.kind === 'index')
      throw new PullError(`choosing an image from manifest list ${source}: manifest ${entry.digest} is a list itself`);
    return { received: child.received, manifest: child.manifest };
  }

  async #readConfig({ config: { digest } }: ImageManifest): Promise<Buffer> {
    if (this.#config !== undefined) return this.#config;
    const content = await this.#ask(
      () => this.#repository.readBlob(digest),
      'fetching blob',
      'parsing image configuration: ',
    );
    this.#bytes += content.length;
    if (digestOf(content) !== digest && digest.startsWith('sha256:'))
      throw new PullError(
        `parsing image configuration: Download config.json digest ${digestOf(content)} does not match expected ${digest}`,
      );
    this.#config = content;
    return content;
  }

  async #readSignatures(digest: string): Promise<void> {
    if (!this.#repository.connection.supportsSignatures) return;
    await this.#ask(
      () => this.#repository.signatures(digest),
      `reading signatures: downloading signatures for ${digest} in ${repositorySpec(this.#place)}`,
      '',
    );
  }

  /** Of an image in Docker's first schema the digest of what is unpacked is needed, too. */
  async #layer(digest: string, { kind }: PullableImage): Promise<LayerContent> {
    const known = this.#options.store.layer(digest);
    const hashes = kind === 'schema1';
    return known !== undefined && (known.diffId !== undefined || !hashes) ? known : this.#fetchLayer(digest, hashes);
  }

  async #fetchLayer(digest: string, hashes: boolean): Promise<LayerContent> {
    const request = `reading blob ${digest}: fetching blob`;
    const { size, body } = await this.#ask(() => this.#repository.getBlob(digest), request, '');
    try {
      const content = await unpackLayer(body, { hashes });
      this.#bytes += size || 0;
      this.#options.store.keepLayer(digest, content);
      return content;
    } catch (error) {
      throw new PullError(layerFailure(error, digest), error);
    }
  }

  async #ask<T>(request: () => Promise<T>, what: string, context: string): Promise<T> {
    this.#requests++;
    const giveUp = this.#giveUp;
    const patience = this.#options.clock.after(PATIENCE, () => giveUp.abort());
    try {
      const answer = await request();
      this.#refusals = 0;
      return answer;
    } catch (error) {
      if (giveUp.signal.aborted) {
        this.#repository = this.#open();
        throw new Unanswered(error);
      }
      if (
        error instanceof DistributionError &&
        error.status === 429 &&
        error.phase === 'request' &&
        ++this.#refusals < ATTEMPTS
      ) {
        const asked = Number(error.retryAfter) * 1000;
        throw new TooManyRequests(Math.min(asked > 0 ? asked : FIRST_WAIT * 2 ** (this.#refusals - 1), 60_000), error);
      }
      throw pullError(error, { registry: this.#place.registry, context, request: what });
    } finally {
      patience.cancel();
    }
  }
}
