import { isDigest } from '../../../image/digest.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { Upload } from '../storage/upload.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import { checkDigest } from './blob-handlers.ts';
import { checkChunk } from './check-chunk.ts';
import { origin } from './manifest-handlers.ts';
import type { Repository } from './repository.ts';
import type { UploadState, UploadStates } from './upload-states.ts';

/** What the upload requests of one repository work on. */
export interface UploadContext {
  readonly exchange: Exchange;
  readonly repository: Repository;
  readonly uploads: UploadStore;
  /** Absent: clients need not prove what they know of an upload, and are not held to more than the specification says. */
  readonly states?: UploadStates | undefined;
}

/**
 * `POST /v2/<name>/blobs/uploads/`: begins an upload, or takes the whole blob (`digest`), or takes it from elsewhere (`mount`). Where
 * clients must prove what they know of an upload, a whole blob is not taken: the upload begins without it.
 */
export const startUpload = async (
  context: UploadContext,
  mayMountFrom: (name: string) => Promise<boolean>,
): Promise<void> => {
  const { exchange, repository, uploads } = context;
  const [digest, mount, from] = ['digest', 'mount', 'from'].map((name) => exchange.query.get(name));
  const mayMount = mount && (!from || (await mayMountFrom(from))) && isDigest(mount);
  if (mayMount && (await repository.mountBlob(mount, from ?? undefined))) return created(context, mount);
  const isWhole = digest && !context.states;
  if (isWhole) checkDigest(digest);
  const upload = await uploads.start(repository.name);
  if (!isWhole) return accepted(context, upload, 202);
  await receive(context, upload);
  await finish(context, upload, digest);
};

/** `PATCH`: appends a chunk, at any place that `Content-Range` names if only it is the end of what is there. */
export const appendChunk = async (context: UploadContext, id: string): Promise<void> => {
  const resumed = await resume(context, id);
  const { upload } = resumed;
  await upload.exclusively(async () => {
    checkOffset(resumed);
    const type = context.exchange.header('content-type') || octets;
    if (context.states && type !== octets) throw new RegistryError('UNKNOWN', { detail: {} });
    const isExact = context.states !== undefined;
    checkChunk(context.exchange, upload.size, { progress: isExact ? {} : progress(context, upload), isExact });
    await receive(context, upload);
    accepted(context, upload, 202);
  });
};

/** `PUT ?digest=`: appends what the body holds and makes the upload a blob. */
export const completeUpload = async (context: UploadContext, id: string): Promise<void> => {
  const resumed = await resume(context, id);
  const { upload } = resumed;
  await upload.exclusively(async () => {
    checkOffset(resumed);
    const digest = context.exchange.query.get('digest');
    if (!digest) throw new RegistryError('DIGEST_INVALID', { detail: 'digest missing' });
    if (!isDigest(digest)) throw new RegistryError('DIGEST_INVALID', { detail: 'digest parsing failed' });
    if (!context.states)
      checkChunk(context.exchange, upload.size, { progress: progress(context, upload), isExact: false });
    await receive(context, upload);
    await finish(context, upload, digest);
  });
};

const octets = 'application/octet-stream';

/** `GET`: how far the upload is, once what is arriving has arrived or has broken off. */
export const uploadStatus = async (context: UploadContext, id: string): Promise<void> => {
  const upload = await findUpload(context, id);
  await upload.exclusively(async () => accepted(context, upload, 204));
};

/** `DELETE`: forgets the upload. */
export const cancelUpload = async (context: UploadContext, id: string): Promise<void> => {
  const resumed = await resume(context, id);
  const { upload } = resumed;
  await upload.exclusively(async () => {
    checkOffset(resumed);
    await context.uploads.cancel(context.repository.name, upload);
  });
  context.exchange.send(204, { 'Docker-Upload-Uuid': id });
};

interface Resumed {
  readonly upload: Upload;
  readonly state: UploadState | undefined;
}

/** An upload that goes on, if the client comes from where it was told to go on. */
const resume = async (context: UploadContext, id: string): Promise<Resumed> => {
  const { states, repository, exchange } = context;
  if (states === undefined) return { upload: await findUpload(context, id), state: undefined };
  const state = states.unpack(exchange.query.get('_state') ?? '');
  if (state === undefined) throw new RegistryError('BLOB_UPLOAD_INVALID', { detail: {} });
  if (state.Name !== repository.name || state.UUID !== id) throw new RegistryError('BLOB_UPLOAD_INVALID');
  return { upload: await findUpload(context, id), state };
};

const checkOffset = ({ upload, state }: Resumed): void => {
  if (state !== undefined && state.Offset !== upload.size) throw new RegistryError('RANGE_INVALID');
};

const findUpload = async ({ uploads, repository }: UploadContext, id: string): Promise<Upload> => {
  const found = await uploads.find(repository.name, id).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  if (!found) throw new RegistryError('BLOB_UPLOAD_UNKNOWN', { detail: {} });
  return found;
};

/**
 * When the client goes away in the middle, what has arrived stays for it to go on with. Where a client must prove what it knows, that
 * is looked for in a body that calls itself a form, too, as that of `curl --data-binary` does, and nothing of it is left for the blob.
 */
const receive = async ({ exchange, states }: UploadContext, upload: Upload): Promise<void> => {
  const isForm = exchange.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (states && isForm) exchange.request.resume();
  else await upload.append(exchange.request);
};

const finish = async (context: UploadContext, upload: Upload, digest: string): Promise<void> => {
  const { uploads, repository, states } = context;
  const kept = await uploads.commit(repository.name, upload, digest);
  if (kept === undefined) {
    if (states === undefined) await uploads.cancel(repository.name, upload);
    throw new RegistryError('DIGEST_INVALID', { detail: { Digest: digest, Reason: {} } });
  }
  await repository.linkBlob(kept, digest);
  created(context, kept);
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

const progress = ({ exchange, repository, states }: UploadContext, { id, size }: Upload): Record<string, string> => {
  const state = states?.pack({ Name: repository.name, UUID: id, Offset: size });
  return {
    Location: `${origin(exchange)}/v2/${repository.name}/blobs/uploads/${id}${state ? `?_state=${state}` : ''}`,
    Range: `0-${Math.max(size - 1, 0)}`,
    'Docker-Upload-Uuid': id,
  };
};
