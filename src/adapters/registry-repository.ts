import type { DistributionClient } from '../distribution/distribution-client.ts';
import { DistributionError } from '../distribution/distribution-error.ts';
import { findCredentials, parseDockerConfig } from '../distribution/docker-config.ts';
import { drain } from '../distribution/drain.ts';
import { digestOf } from '../distribution/verified-content.ts';
import { mediaType } from '../image/media-type.ts';
import type { RegistryRepository, RepositoryRequest } from '../ports/registry-repository.ts';

/**
 * A repository of a registry by its HTTP API, asked as `oc image` asks: a tag by HEAD, then everything by digest, lists of
 * manifests before the manifests of images.
 */
export const createRegistryRepository = (
  client: DistributionClient,
  host: string,
  name: string,
  { credentials = [], insecure, push = false }: RepositoryRequest,
): RegistryRepository => {
  const repository = client.repository(host, name, {
    credentials: findCredentials(credentials.map(parseDockerConfig), host, name),
    insecure,
    access: push ? 'pull,push' : 'pull',
  });
  return {
    resolve: async (tag) => {
      try {
        return (await repository.headManifest(tag)).digest;
      } catch (error) {
        if (!(error instanceof DistributionError) || error.status === undefined) throw error;
        // The answer to a HEAD has no body that could say why.
        return (await repository.getManifest(tag, preferLists)).digest;
      }
    },
    manifest: (digest) => repository.getManifest(digest, preferLists),
    tags: () => repository.tags(),
    hasBlob: async (digest) => {
      try {
        await repository.headBlob(digest);
        return true;
      } catch (error) {
        if (error instanceof DistributionError && error.status !== undefined) return false;
        throw error;
      }
    },
    blob: (digest) => repository.readBlob(digest),
    putBlob: (digest, content) => repository.uploadBlob({ digest, size: content.length, content }),
    mountBlob: async ({ digest }, from) => {
      const query = `mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`;
      const path = `/v2/${name}/blobs/uploads/?${query}`;
      const answer = await repository.connection.request({ method: 'POST', path, accept: [201, 202] });
      await drain(answer.body);
      return answer.status === 201;
    },
    putManifest: (content, type, tag) => repository.putManifest(tag ?? digestOf(content), content, type),
  };
};

const preferLists = [mediaType.dockerManifestList, mediaType.ociIndex, mediaType.dockerManifest, mediaType.ociManifest];
