import type { Readable } from 'node:stream';
import { isDigest, parseDigest } from '../image/digest.ts';
import { signedPart } from '../image/schema1-manifest.ts';
import { type BlobContent, uploadBlob } from './blob-upload.ts';
import type { ClientProfile } from './client-profile.ts';
import { DistributionError } from './distribution-error.ts';
import { drain } from './drain.ts';
import { readBody } from './read-body.ts';
import type { RegistryConnection } from './registry-connection.ts';
import { digestOf, VerifiedContent } from './verified-content.ts';

/** A manifest as it came over the wire. */
export interface ReceivedManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** What a HEAD request tells. */
export interface ContentInfo {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

/** How a blob is fetched. */
export interface BlobOptions {
  /** @default true */
  readonly verify?: boolean;
  readonly range?: { readonly start: number; readonly end: number } | undefined;
}

/**
 * The OCI distribution API of one repository, for one conversation: the registry is pinged before the first request and a token
 * is fetched at most once. Every method throws {@link DistributionError}.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class RepositoryClient {
  readonly name: string;
  readonly connection: RegistryConnection;
  readonly #profile: ClientProfile;

  constructor(connection: RegistryConnection, name: string, profile: ClientProfile) {
    this.connection = connection;
    this.name = name;
    this.#profile = profile;
  }

  /** Fetches a manifest by tag or digest; one by digest is checked to be the one asked for, whatever the registry says of it. */
  async getManifest(
    reference: string,
    accept: readonly string[] = this.#profile.acceptManifest,
  ): Promise<ReceivedManifest> {
    const response = await this.#request('GET', `manifests/${reference}`, { Accept: accept.join(', ') });
    const content = await readBody(response.body);
    const mediaType = mediaTypeOf(response.headers['content-type']);
    const claimed = isDigest(reference) ? reference : String(response.headers['docker-content-digest'] ?? '');
    const digest = digestOf(
      signedPart(content, mediaType),
      isDigest(claimed) ? parseDigest(claimed).algorithm : 'sha256',
    );
    if (isDigest(reference) && digest !== reference)
      throw new DistributionError(this.#profile.mismatch('manifest', reference, digest), { kind: 'content' });
    return { digest, mediaType, content };
  }

  async headManifest(
    reference: string,
    accept: readonly string[] = this.#profile.acceptManifest,
  ): Promise<ContentInfo> {
    return this.#head(`manifests/${reference}`, reference, { Accept: accept.join(', ') });
  }

  async headBlob(digest: string): Promise<ContentInfo> {
    return this.#head(`blobs/${digest}`, digest, {});
  }

  /**
   * Starts fetching a blob, or a part of it (both ends included). The stream of a whole blob fails at its end if the content does
   * not match the digest, unless `verify` is false. `size` is that of the stream.
   */
  async getBlob(
    digest: string,
    { verify = true, range }: BlobOptions = {},
  ): Promise<{ readonly size: number; readonly body: Readable }> {
    const headers: Record<string, string> = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
    const response = await this.#request('GET', `blobs/${digest}`, headers, [range ? 206 : 200]);
    const size = Number(response.headers['content-length'] ?? Number.NaN);
    if (!verify || range) return { size, body: response.body };
    const verified = new VerifiedContent(digest);
    response.body.on('error', (cause) =>
      verified.destroy(new DistributionError('unexpected EOF', { kind: 'unreachable', cause })),
    );
    verified.on('close', () => response.body.destroy());
    return { size, body: response.body.pipe(verified) };
  }

  /** Fetches a small blob, such as an image config, and checks it. */
  async readBlob(digest: string): Promise<Buffer> {
    const response = await this.#request('GET', `blobs/${digest}`);
    const content = await readBody(response.body);
    const got = digestOf(content, parseDigest(digest).algorithm);
    if (got !== digest) throw new DistributionError(this.#profile.mismatch('blob', digest, got), { kind: 'content' });
    return content;
  }

  /** Uploads a blob unless the repository already has it. */
  uploadBlob(blob: BlobContent): Promise<void> {
    return uploadBlob(this, blob);
  }

  /** Stores a manifest under a tag or its digest and returns its digest. */
  async putManifest(reference: string, content: Uint8Array, mediaType: string): Promise<string> {
    const response = await this.#request(
      'PUT',
      `manifests/${reference}`,
      { 'Content-Type': mediaType },
      [201],
      content,
    );
    await drain(response.body);
    return String(response.headers['docker-content-digest'] ?? digestOf(content));
  }

  async deleteManifest(reference: string): Promise<void> {
    await drain((await this.#request('DELETE', `manifests/${reference}`, {}, [202, 204])).body);
  }

  /** All tags, page after page. */
  async tags(): Promise<string[]> {
    const tags: string[] = [];
    for (let next: string | undefined = `/v2/${this.name}/tags/list`; next; ) {
      const response = await this.connection.request({ method: 'GET', path: next, accept: [200] });
      const page = JSON.parse((await readBody(response.body)).toString()) as { tags?: string[] | null };
      tags.push(...(page.tags ?? []));
      next = /<([^>]+)>;\s*rel="?next"?/.exec(String(response.headers['link'] ?? ''))?.[1];
    }
    return tags;
  }

  /** Asks OpenShift's extension for the signatures of an image, as CRI-O does where the registry announces it. */
  async signatures(digest: string): Promise<unknown[]> {
    const response = await this.connection.request({
      method: 'GET',
      path: `/extensions/v2/${this.name}/signatures/${digest}`,
      accept: [200],
    });
    return (JSON.parse((await readBody(response.body)).toString()) as { signatures?: unknown[] }).signatures ?? [];
  }

  async #head(path: string, reference: string, headers: Record<string, string>): Promise<ContentInfo> {
    const response = await this.#request('HEAD', path, headers);
    await drain(response.body);
    return {
      digest: String(response.headers['docker-content-digest'] ?? reference),
      mediaType: mediaTypeOf(response.headers['content-type']),
      size: Number(response.headers['content-length'] ?? Number.NaN),
    };
  }

  #request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    accept: readonly number[] = [200],
    body?: Uint8Array,
  ) {
    return this.connection.request({
      method,
      path: `/v2/${this.name}/${path}`,
      headers,
      accept,
      ...(body ? { body } : {}),
    });
  }
}

const mediaTypeOf = (header: string | undefined): string => (header ?? '').split(';')[0]?.trim() ?? '';
