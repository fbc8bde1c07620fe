import { tagPattern } from '../../../image/reference.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { parseAccept } from './accepts.ts';
import type { Repository, ServedManifest } from './repository.ts';

/** What registries accept as a manifest at most, bytes. */
const longest = 4 * 1024 * 1024;

/** `GET|HEAD /v2/<name>/manifests/<reference>` */
export const getManifest = async (exchange: Exchange, repository: Repository, reference: string): Promise<void> => {
  const found = await repository.getManifest(reference);
  if ([etag(found), found.digest].includes(exchange.header('if-none-match') ?? '')) return exchange.send(304, {});
  const manifest = (await repository.adapt?.(reference, found, parseAccept(exchange.header('accept')))) ?? found;
  exchange.send(200, { ...manifestHeaders(manifest), 'Content-Type': manifest.mediaType }, manifest.content);
};

/** `PUT /v2/<name>/manifests/<reference>`, for a digest with any number of `?tag=` */
export const putManifest = async (exchange: Exchange, repository: Repository, reference: string): Promise<void> => {
  const tags = exchange.query.getAll('tag');
  for (const tag of tags) if (!tagPattern.test(tag)) throw new RegistryError('DIGEST_INVALID', { detail: tag });
  const content = await readDocument(exchange);
  const accepted = await repository.putManifest({
    reference,
    tags,
    content,
    mediaType: exchange.header('content-type') ?? '',
  });
  exchange.send(201, {
    Location: `${origin(exchange)}/v2/${repository.name}/manifests/${accepted.digest}`,
    'Docker-Content-Digest': accepted.digest,
    'OCI-Subject': accepted.subject,
    'OCI-Tag': accepted.tags?.length ? accepted.tags.join(', ') : undefined,
  });
};

/** `DELETE /v2/<name>/manifests/<reference>` */
export const deleteManifest = async (exchange: Exchange, repository: Repository, reference: string): Promise<void> => {
  await repository.deleteManifest(reference);
  exchange.send(202, {});
};

/** Scheme and authority for `Location` headers; empty when the client named no proper host. */
export const origin = (exchange: Exchange): string => {
  if (!exchange.authority) return '';
  const isEncrypted = 'encrypted' in exchange.request.socket;
  return `${isEncrypted ? 'https' : 'http'}://${exchange.authority}`;
};

const manifestHeaders = (manifest: ServedManifest) => ({
  'Docker-Content-Digest': manifest.digest,
  Etag: etag(manifest),
});

const etag = ({ digest }: ServedManifest): string => `"${digest}"`;

const readDocument = async (exchange: Exchange): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of exchange.request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
  }
  if (length > longest)
    throw new RegistryError('MANIFEST_INVALID', { status: 413, message: `manifest is larger than ${longest} bytes` });
  return Buffer.concat(chunks, length);
};
