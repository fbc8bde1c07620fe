import type { Descriptor } from '../../image/descriptor.ts';
import type { RegistryRepository } from '../../ports/registry-repository.ts';
import type { ImageLocation } from './image-location.ts';
import type { ReadManifest } from './read-image.ts';

/** Blobs that one repository takes from another. */
export interface BlobCopy {
  readonly source: ImageLocation;
  readonly from: RegistryRepository;
  readonly digests: Set<string>;
}

/** What happens to one repository. */
export interface RepositoryPlan {
  readonly name: string;
  readonly location: ImageLocation;
  readonly to: RegistryRepository;
  readonly copies: BlobCopy[];
  /** Manifests that get tags, by digest. */
  readonly tagged: Map<string, Set<string>>;
  /** Manifests that are put by their digest alone. */
  readonly untagged: Set<string>;
  readonly errors: Error[];
}

/** What happens to the repositories of one registry. */
export interface RegistryPlan {
  readonly name: string;
  readonly type: ImageLocation['type'];
  readonly repositories: Map<string, RepositoryPlan>;
  /** Which repository is known to have a blob, so that another one can take it over. */
  readonly holders: Map<string, string>;
}

/** All that `oc image mirror` is going to do. */
export class MirrorPlan {
  readonly registries = new Map<string, RegistryPlan>();
  readonly blobs = new Map<string, Descriptor>();
  readonly manifests = new Map<string, ReadManifest>();
  readonly errors: Error[] = [];

  registry({ type, reference }: ImageLocation): RegistryPlan {
    const { registry: name } = reference;
    const known = this.registries.get(name) ?? { name, type, repositories: new Map(), holders: new Map() };
    this.registries.set(name, known);
    return known;
  }

  repository(registry: RegistryPlan, name: string, location: ImageLocation, to: RegistryRepository): RepositoryPlan {
    const known = registry.repositories.get(name) ?? {
      name,
      location,
      to,
      copies: [],
      tagged: new Map(),
      untagged: new Set(),
      errors: [],
    };
    registry.repositories.set(name, known);
    return known;
  }

  /** How many repositories of a registry are to get each blob. */
  static blobCounts({ repositories }: RegistryPlan): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { copies } of repositories.values())
      for (const { digests } of copies) for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1);
    return counts;
  }

  /** Forgets registries and repositories for which there is nothing to do. */
  trim(): void {
    for (const [host, registry] of this.registries) {
      for (const [name, { copies, tagged, untagged }] of registry.repositories) {
        copies.splice(0, copies.length, ...copies.filter(({ digests }) => digests.size > 0));
        if (copies.length + tagged.size + untagged.size === 0) registry.repositories.delete(name);
      }
      if (registry.repositories.size === 0) this.registries.delete(host);
    }
  }

  /** Everything that went wrong, by repository first. */
  allErrors(): Error[] {
    const own = [...this.registries.values()].flatMap(({ repositories }) =>
      [...repositories.values()].flatMap(({ errors }) => errors),
    );
    return [...own, ...this.errors];
  }
}

/** The blobs of a repository, each once. */
export const plannedBlobs = ({ copies }: RepositoryPlan): Set<string> =>
  new Set(copies.flatMap(({ digests }) => [...digests]));
