import type { RegistryRepository, RegistryTrust, RepositoryRequest } from './registry-repository.ts';

/** A registry, and who asks it. */
export interface AskedRegistry extends RegistryTrust {
  /** `registry.example.com:5000` */
  readonly host: string;
  readonly token: string;
}

/** Registries as the tools of an administrator use them. */
export interface RegistryAccess {
  /**
   * Asks a registry to delete something.
   *
   * @param path absolute: `/v2/a/b/blobs/sha256:…`, `/admin/blobs/sha256:…`
   * @returns the status of the answer
   * @throws EnvironmentError when the registry cannot be reached
   */
  delete(registry: AskedRegistry, path: string): Promise<number>;
  /** Makes sure that there is a registry. @throws EnvironmentError */
  ping(registry: AskedRegistry): Promise<void>;
  /**
   * Opens a repository; nothing is sent before its first request.
   *
   * @param name its name on the wire, below `/v2/`
   */
  repository(host: string, name: string, request: RepositoryRequest): RegistryRepository;
}
