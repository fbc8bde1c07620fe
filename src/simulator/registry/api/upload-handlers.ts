import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { Upload } from '../storage/upload.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import { checkDigest } from './blob-handlers.ts';
import { origin } from './manifest-handlers.ts';
import type { Repository } from './repository.ts';

/** What the upload requests of one repository work on. */
export interface UploadContext {
  readonly exchange: Exchange;
  readonly repository: Repository;
  readonly uploads: UploadStore;
}

/** `POST /v2/<name>/blobs/uploads/`: begins an upload, or takes the whole blob (`digest`), or takes it from elsewhere (`mount`). */
export const startUpload = async (
  context: UploadContext,
  mayMountFrom: (name: string) => Promise<boolean>,
): Promise<void> => {
  const { exchange, repository, uploads } = context;
  const [digest, mount, from] = ['digest', 'mount', 'from'].map((name) => exchange.query.get(name));
  const mayMount = mount && (!from || (await mayMountFrom(from)));
  if (mayMount && (await repository.mountBlob(checkDigest(mount), from ?? undefined))) return created(context, mount);
  if (digest) checkDigest(digest);
  const upload = await uploads.start(repository.name);
  if (!digest) return accepted(context, upload, 202);
  await receive(context, upload);
  await finish(context, upload, digest);
};

/** `PATCH`: appends a chunk, at any place that `Content-Range` names if only it is the end of what is there. */
export const appendChunk = async (context: UploadContext, id: string): Promise<void> => {
  const upload = await findUpload(context, id);
  await upload.exclusively(async () => {
    checkContentRange(context, upload);
    await receive(context, upload);
    accepted(context, upload, 202);
  });
};

/** `PUT ?digest=`: appends what the body holds and makes the upload a blob. */
export const completeUpload = async (context: UploadContext, id: string): Promise<void> => {
  const upload = await findUpload(context, id);
  const digest = context.exchange.query.get('digest');
  if (!digest) throw new RegistryError('DIGEST_INVALID', { detail: 'digest missing' });
  checkDigest(digest);
  await upload.exclusively(async () => {
    checkContentRange(context, upload);
    await receive(context, upload);
    await finish(context, upload, digest);
  });
};

/** `GET`: how far the upload is, once what is arriving has arrived or has broken off. */
export const uploadStatus = async (context: UploadContext, id: string): Promise<void> => {
  const upload = await findUpload(context, id);
  await upload.exclusively(async () => accepted(context, upload, 204));
};

/** `DELETE`: forgets the upload. */
export const cancelUpload = async (context: UploadContext, id: string): Promise<void> => {
  const upload = await findUpload(context, id);
  await upload.exclusively(() => context.uploads.cancel(context.repository.name, upload));
  context.exchange.send(204, { 'Docker-Upload-Uuid': id });
};

const findUpload = async ({ uploads, repository }: UploadContext, id: string): Promise<Upload> => {
  const found = await uploads.find(repository.name, id).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  if (!found) throw new RegistryError('BLOB_UPLOAD_UNKNOWN');
  return found;
};

/** When the client goes away in the middle, what has arrived stays for it to go on with. */
const receive = ({ exchange }: UploadContext, upload: Upload): Promise<void> => upload.append(exchange.request);

const checkContentRange = (context: UploadContext, upload: Upload): void => {
  const header = context.exchange.header('content-range');
  if (!header) return;
  const [, start, end] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(header) ?? [];
  const length = context.exchange.header('content-length');
  const fits = start !== undefined && Number(start) === upload.size && Number(end) >= Number(start) - 1;
  const agrees = length === undefined || Number(length) === Number(end) - Number(start) + 1;
  if (!fits) throw new RegistryError('RANGE_INVALID', { headers: progress(context, upload) });
  if (!agrees) throw new RegistryError('SIZE_INVALID');
};

const finish = async (context: UploadContext, upload: Upload, digest: string): Promise<void> => {
  const { uploads, repository } = context;
  const got = await uploads.commit(repository.name, upload, digest);
  if (got !== digest)
    throw new RegistryError('DIGEST_INVALID', {
      detail: { Digest: digest, Reason: `content does not match digest, got ${got}` },
    });
  await repository.linkBlob(digest);
  created(context, digest);
};

const created = ({ exchange, repository }: UploadContext, digest: string): void => {
  exchange.send(201, {
    Location: `${origin(exchange)}/v2/${repository.name}/blobs/${digest}`,
    'Docker-Content-Digest': digest,
  });
};

const accepted = (context: UploadContext, upload: Upload, status: number): void => {
  context.exchange.send(status, progress(context, upload));
};

const progress = ({ exchange, repository }: UploadContext, upload: Upload): Record<string, string> => ({
  Location: `${origin(exchange)}/v2/${repository.name}/blobs/uploads/${upload.id}`,
  Range: `0-${Math.max(upload.size - 1, 0)}`,
  'Docker-Upload-Uuid': upload.id,
});
