import type { retentions } from './retention.ts';

/** What makes one public registry differ from another, beyond its content. */
export interface RegistryProfile {
  readonly name: 'generic' | 'docker-hub' | 'quay';
  /** Where tokens are fetched, below {@link tokenRealm}'s host or the registry's own. */
  readonly tokenPath: string;
  /** The whole URL, where tokens come from another host. */
  readonly tokenRealm?: string;
  readonly tokenService?: string;
  /** Whether `/v2/_catalog` lists the repositories. */
  readonly listsCatalog: boolean;
  /** What becomes of manifests that no tag names; the name of one of the `retentions`. */
  readonly retention: keyof typeof retentions;
}

/** The kinds of upstream registry, by name. */
export const registryProfiles: Readonly<Record<RegistryProfile['name'], RegistryProfile>> = {
  generic: { name: 'generic', tokenPath: '/token', listsCatalog: true, retention: 'keep' },
  'docker-hub': {
    name: 'docker-hub',
    tokenPath: '/token',
    tokenRealm: 'https://auth.docker.io/token',
    tokenService: 'registry.docker.io',
    listsCatalog: false,
    retention: 'keep',
  },
  quay: { name: 'quay', tokenPath: '/v2/auth', listsCatalog: true, retention: 'time-machine' },
};
