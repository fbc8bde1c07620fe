import { type ClusterApi, isApiFailure } from '../cluster-api.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { authorize } from './authorization.ts';
import type { RegistryUser } from './registry-user.ts';

const path = /^\/extensions\/v2\/([^/]+\/[^/]+)\/signatures\/([^/]+)$/;

/**
 * `GET|PUT /extensions/v2/<ns>/<stream>/signatures/<digest>`: the signatures of an image, as CRI-O asks for them after every
 * manifest. `false` when this is another path.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/signaturedispatcher.go
 */
export const serveSignatures = async (api: ClusterApi, exchange: Exchange): Promise<boolean> => {
  const [, repository, digest] = path.exec(exchange.path) ?? [];
  if (!repository || !digest) return false;
  if (exchange.method !== 'GET' && exchange.method !== 'PUT') {
    exchange.send(405, {});
    return true;
  }
  const action = exchange.method.toLowerCase();
  const user = await authorize(api, exchange, [
    { Type: 'signature', Class: '', Name: repository, Action: action },
    { Type: 'repository', Class: '', Name: repository, Action: 'pull' },
  ]);
  if (action === 'get') await listSignatures(api, exchange, digest);
  else await addSignature(api, exchange, digest, user);
  return true;
};

const listSignatures = async (api: ClusterApi, exchange: Exchange, digest: string): Promise<void> => {
  const image = await api.getImage(digest).catch((error: unknown) => {
    if (isApiFailure(error, 404)) throw new RegistryError('MANIFEST_UNKNOWN', { detail: { Revision: digest } });
    throw error;
  });
  const signatures = (image.signatures ?? []).map(({ metadata, type, content }) => ({
    schemaVersion: 2,
    name: metadata.name,
    type,
    content,
  }));
  exchange.send(200, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify({ signatures }));
};

const addSignature = async (
  api: ClusterApi,
  exchange: Exchange,
  digest: string,
  { token }: RegistryUser,
): Promise<void> => {
  const { schemaVersion, name, type, content } = await readSignature(exchange);
  const isComplete =
    schemaVersion === 2 && typeof name === 'string' && typeof type === 'string' && typeof content === 'string';
  if (!isComplete || !name.startsWith(`${digest}@`)) throw new RegistryError('SIGNATURE_INVALID');
  await api.createImageSignature(token, { name, type, content }).catch((error: unknown) => {
    if (isApiFailure(error, 409)) throw new RegistryError('SIGNATURE_EXISTS');
    if (isApiFailure(error, 400) || isApiFailure(error, 422)) throw new RegistryError('SIGNATURE_INVALID');
    if (isApiFailure(error, 401) || isApiFailure(error, 403)) throw new RegistryError('DENIED');
    throw error;
  });
  exchange.send(201, {});
};

const readSignature = async (exchange: Exchange): Promise<Record<string, unknown>> => {
  try {
    const chunks = (await exchange.request.toArray()) as Buffer[];
    const document: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  } catch {
    throw new RegistryError('SIGNATURE_INVALID');
  }
};
