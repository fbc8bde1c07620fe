import type { Credentials } from '../../../../distribution/credentials.ts';
import { deadline } from '../../../../distribution/deadline.ts';
import type { Platform } from '../../../../image/platform.ts';
import type { Clock } from '../../../../ports/clock.ts';
import type {
  ImageImportSpec,
  ImageImportStatus,
  RepositoryImportSpec,
  RepositoryImportStatus,
} from '../../../../resources/images/image-stream-import.ts';
import { StatusError } from '../../../apimachinery/status-error.ts';
import type { RegistryPolicy } from '../../../image-streams/registry-policy.ts';
import type { ImportCredentials } from './import-credentials.ts';
import { importImage } from './import-image.ts';
import { importRepository } from './import-repository.ts';
import { ImportSession } from './import-session.ts';

/** A manifest, with the digest of its content and the type that it was sent as. */
export interface UpstreamManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** One repository of a registry outside, as `RepositoryClient` of the distribution client offers it. */
export interface UpstreamRepository {
  /** By tag or digest. */
  getManifest(reference: string): Promise<UpstreamManifest>;
  readBlob(digest: string): Promise<Uint8Array>;
  headBlob(digest: string): Promise<{ readonly size: number }>;
  tags(): Promise<string[]>;
}

/** The way to registries; `DistributionClient` is one. */
export interface UpstreamRegistries {
  repository(
    registry: string,
    name: string,
    options: {
      credentials?: Credentials | undefined;
      insecure?: boolean | undefined;
      signal?: AbortSignal | undefined;
    },
  ): UpstreamRepository;
}

/** What one import request asks for. */
export interface ImportRequest {
  readonly images: readonly ImageImportSpec[];
  readonly repository: RepositoryImportSpec | undefined;
  readonly credentials: ImportCredentials;
  readonly policy: RegistryPolicy;
  /** The time of the import, RFC 3339. */
  readonly now: string;
  /** Which image a legacy import into a tag takes out of a manifest list. */
  platformOf(tag: string): Platform;
}

/** What the registries had to say, in the order of the request. Failures are part of it and never thrown. */
export interface ImportResult {
  readonly images: ImageImportStatus[];
  readonly repository: RepositoryImportStatus | undefined;
}

/** Fetches images from registries outside the cluster. It throws a StatusError 504 when that takes longer than a request may. */
export interface ImageImporter {
  import(request: ImportRequest): Promise<ImportResult>;
}

/** An importer that asks registries over HTTP; within one import each repository is opened once. */
export const createImageImporter = (registries: UpstreamRegistries, clock?: Clock): ImageImporter => ({
  import: (request) =>
    withinRequestTime(clock, async (signal) => {
      const session = new ImportSession(registries, request, signal);
      const images: ImageImportStatus[] = [];
      for (const spec of request.images) images.push(await importImage(session, spec));
      const repository =
        request.repository === undefined ? undefined : await importRepository(session, request.repository);
      return { images, repository };
    }),
});

/** How long the API server works at one request, in milliseconds. */
const REQUEST_TIME = 34_000;

const withinRequestTime = async <T>(
  clock: Clock | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const limit = deadline(REQUEST_TIME, clock);
  try {
    const result = await work(limit.signal);
    if (limit.signal.aborted) throw requestTimeout();
    return result;
  } finally {
    limit.done();
  }
};

const requestTimeout = (): StatusError =>
  new StatusError(
    504,
    'Timeout',
    'Timeout: request did not complete within requested timeout - context deadline exceeded',
    {},
  );
