import type { RegistryRepository, RepositoryRequest } from './registry-repository.ts';

/** A registry as the tools of an administrator use it. */
export interface RegistryAccess {
  /**
   * Asks a registry to delete something.
   *
   * @param host `registry.example.com:5000`
   * @param path absolute: `/v2/a/b/blobs/sha256:…`, `/admin/blobs/sha256:…`
   * @returns the status of the answer
   * @throws EnvironmentError when the registry cannot be reached
   */
  delete(host: string, path: string, token: string): Promise<number>;
  /** Makes sure that there is a registry. @throws EnvironmentError */
  ping(host: string, token: string): Promise<void>;
  /**
   * Opens a repository; nothing is sent before its first request.
   *
   * @param name its name on the wire, below `/v2/`
   */
  repository(host: string, name: string, request: RepositoryRequest): RegistryRepository;
}
