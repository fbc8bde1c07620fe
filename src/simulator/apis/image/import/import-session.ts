import type { ImageReference } from '../../../../image/reference.ts';
import { repositoryName } from '../../../../image/reference-format.ts';
import type { TagImportPolicy } from '../../../../resources/images/image-stream.ts';
import type { ImportRequest, UpstreamRegistries, UpstreamRepository } from './image-importer.ts';

/** Opens the repositories of one import, each once. */
export class ImportSession {
  readonly request: ImportRequest;
  readonly #registries: UpstreamRegistries;
  readonly #signal: AbortSignal;
  readonly #open = new Map<string, UpstreamRepository>();

  constructor(registries: UpstreamRegistries, request: ImportRequest, signal: AbortSignal) {
    this.#signal = signal;
    this.#registries = registries;
    this.request = request;
  }

  /**
   * @param reference with defaults filled in
   * @param anonymous do not use credentials, although there are some
   */
  repository(reference: ImageReference, insecure: boolean, anonymous = false): UpstreamRepository {
    const name = repositoryName(reference);
    const key = [reference.registry, name, insecure, anonymous].join(' ');
    let repository = this.#open.get(key);
    if (repository === undefined) {
      const credentials = anonymous ? undefined : this.request.credentials.find(reference.registry, name);
      repository = this.#registries.repository(reference.registry, name, {
        credentials,
        insecure,
        signal: this.#signal,
      });
      this.#open.set(key, repository);
    }
    return repository;
  }

  isInsecure(reference: ImageReference, policy: TagImportPolicy | undefined): boolean {
    return Boolean(policy?.insecure) || this.request.policy.isInsecureForImports(reference);
  }
}
