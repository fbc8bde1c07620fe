import { goJson } from '../../../image/go-json.ts';
import { type ClusterApi, isApiFailure, type RegistryImage } from '../cluster-api.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { authorize } from './authorization.ts';
import { digestInPath } from './digest-in-path.ts';
import { readSignature } from './read-signature.ts';

const path = new RegExp(`^/extensions/v2/(.+)/signatures/(${digestInPath})$`);

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
    ...(action === 'get' ? [] : [{ Type: 'repository', Class: '', Name: repository, Action: 'push' } as const]),
  ]);
  if (action === 'get') await listSignatures(api, exchange, repository, digest);
  else await addSignature(api, exchange, `${repository}@${digest}`, user.token);
  return true;
};

const listSignatures = async (
  api: ClusterApi,
  exchange: Exchange,
  repository: string,
  digest: string,
): Promise<void> => {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  const [namespace = '', name = ''] = repository.split('/');
  const image = await api.getImageOfStream(namespace, name, digest).catch((error: unknown) => {
    if (isApiFailure(error, 404)) return undefined;
    const detail = `unable to get image "${repository}@${digest}" signature: ${messageOf(error)}`;
    throw new RegistryError('UNKNOWN', { detail, cause: error });
  });
  if (image === undefined) return exchange.send(404, headers);
  exchange.send(200, headers, goJson({ signatures: signaturesOf(image) }));
};

const signaturesOf = ({ signatures = [] }: RegistryImage) =>
  signatures.map(({ metadata, type, content }) => ({ schemaVersion: 2, name: metadata.name, type, content }));

const addSignature = async (api: ClusterApi, exchange: Exchange, image: string, token: string): Promise<void> => {
  const chunks = (await exchange.request.toArray()) as Buffer[];
  const signature = readSignature(Buffer.concat(chunks).toString());
  await api.createImageSignature(token, signature).catch((error: unknown) => {
    if (isApiFailure(error, 404)) throw new RegistryError('UNKNOWN', { status: 404, isBare: true });
    throw refusal(error, image);
  });
  exchange.send(201, {});
};

const refusal = (error: unknown, image: string): RegistryError => {
  const detail = messageOf(error);
  if (isApiFailure(error, 401)) return new RegistryError('UNAUTHORIZED', { detail });
  if (isApiFailure(error, 400)) return new RegistryError('SIGNATURE_INVALID', { detail });
  if (isApiFailure(error, 409)) return new RegistryError('SIGNATURE_EXISTS', { detail });
  return new RegistryError('UNKNOWN', { detail: `unable to create image ${image} signature: ${detail}`, cause: error });
};

const messageOf = (error: unknown): string => String((error as { message?: unknown })?.message ?? '');
