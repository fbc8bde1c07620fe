import { createHash } from 'node:crypto';
import { DistributionError } from '../../../../distribution/distribution-error.ts';
import { mediaType } from '../../../../image/media-type.ts';
import type { UpstreamRegistries } from '../../../apis/image/import/image-importer.ts';

/** A registry in memory: what it serves can be changed between imports, and what it was asked is written down. */
export class FakeUpstream implements UpstreamRegistries {
  /** `GET docker.io/org/app manifests/latest` */
  readonly requests: string[] = [];
  /** The user of each repository that was opened. */
  readonly credentials: (string | undefined)[] = [];
  readonly #blobs = new Map<string, { content: Uint8Array; mediaType: string }>();
  readonly #tags = new Map<string, Map<string, string>>();
  #failure: DistributionError | undefined;

  /** Serves an image of the given name under a tag; the same name is the same image. Returns its digest. */
  serve(repository: string, tag: string, name: string, architecture = 'amd64'): string {
    const digest = this.image(name, architecture);
    this.#repository(repository).set(tag, digest);
    return digest;
  }

  /** Serves a manifest list of one image an architecture. */
  serveList(repository: string, tag: string, name: string, architectures: readonly string[]): string {
    const manifests = architectures.map((architecture) => {
      const digest = this.image(name, architecture);
      return {
        mediaType: mediaType.dockerManifest,
        digest,
        size: this.#blobs.get(digest)?.content.length,
        platform: { os: 'linux', architecture },
      };
    });
    const digest = this.#put(
      { schemaVersion: 2, mediaType: mediaType.dockerManifestList, manifests },
      mediaType.dockerManifestList,
    );
    this.#repository(repository).set(tag, digest);
    return digest;
  }

  /** Serves a text as the manifest of a given digest, under a tag. */
  serveText(repository: string, tag: string, digest: string, text: string, type: string): void {
    this.#blobs.set(digest, { content: new TextEncoder().encode(text), mediaType: type });
    this.#repository(repository).set(tag, digest);
  }

  image(name: string, architecture = 'amd64'): string {
    const config = {
      architecture,
      os: 'linux',
      created: '2026-01-08T00:00:00Z',
      author: 'somebody',
      config: { Cmd: ['/app'], Labels: { name }, Env: [] },
    };
    const configDigest = this.#put(config, mediaType.dockerConfig);
    const layers = ['base', name].map((text) => ({
      mediaType: mediaType.dockerLayer,
      size: text.length,
      digest: digestOf(text),
    }));
    const size = this.#blobs.get(configDigest)?.content.length;
    return this.#put(
      {
        schemaVersion: 2,
        mediaType: mediaType.dockerManifest,
        config: { mediaType: mediaType.dockerConfig, size, digest: configDigest },
        layers,
      },
      mediaType.dockerManifest,
    );
  }

  /** From now on every request fails so; `undefined`: no more. */
  fail(failure: DistributionError | undefined): void {
    this.#failure = failure;
  }

  repository(
    registry: string,
    name: string,
    { credentials }: Parameters<UpstreamRegistries['repository']>[2],
  ): ReturnType<UpstreamRegistries['repository']> {
    this.credentials.push(credentials?.username);
    const where = `${registry}/${name}`;
    const ask = (what: string): void => {
      this.requests.push(`GET ${where} ${what}`);
      if (this.#failure) throw this.#failure;
    };
    return {
      getManifest: async (reference) => {
        ask(`manifests/${reference}`);
        const digest = this.#tags.get(where)?.get(reference) ?? reference;
        const found = this.#tags.has(where) ? this.#blobs.get(digest) : undefined;
        if (found === undefined) throw unknown('MANIFEST_UNKNOWN');
        return { digest, ...found };
      },
      readBlob: async (digest) => {
        ask(`blobs/${digest}`);
        const found = this.#blobs.get(digest);
        if (found === undefined) throw unknown('BLOB_UNKNOWN');
        return found.content;
      },
      headBlob: async (digest) => {
        ask(`size of ${digest}`);
        return { size: digest.length };
      },
      tags: async () => {
        ask('tags');
        const tags = this.#tags.get(where);
        if (tags === undefined) throw unknown('NAME_UNKNOWN');
        return [...tags.keys()];
      },
    };
  }

  #repository(name: string): Map<string, string> {
    let tags = this.#tags.get(name);
    if (tags === undefined) this.#tags.set(name, (tags = new Map()));
    return tags;
  }

  #put(document: object, type: string): string {
    const text = JSON.stringify(document);
    this.#blobs.set(digestOf(text), { content: new TextEncoder().encode(text), mediaType: type });
    return digestOf(text);
  }
}

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const unknown = (code: string): DistributionError =>
  new DistributionError(code.toLowerCase(), { kind: 'status', status: 404, errors: [{ code, message: code }] });
