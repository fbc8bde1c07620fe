import { asImageReference, type ImageReference } from '../../../image/reference.ts';
import { dockerDefaults, repositorySpec } from '../../../image/reference-format.ts';
import type { ImageConfiguration } from '../../../resources/images/image-configuration.ts';

/** Which port a registry without one stands for: 443, or either of 443 and 80 where an insecure connection would do. */
export type RegistryTransport = 'secure' | 'any';

/**
 * The registries that images may come from: `allowedRegistriesForImport` of the image configuration, and the internal registry. Hosts
 * and ports may hold `*` and `?`. Without a list every registry is allowed.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/image-configuration.html
 */
export class AllowedRegistries {
  readonly #entries: readonly Entry[] | undefined;
  readonly #repositories: ReadonlySet<string>;

  /** @param known pull specs whose repositories are allowed because the object had them before */
  constructor(
    configuration: ImageConfiguration | undefined,
    internal: string | undefined,
    known: readonly string[] = [],
  ) {
    const allowed = configuration?.spec?.allowedRegistriesForImport ?? [];
    const listed = allowed.map(({ domainName, insecure }) => entryOf(domainName, insecure ? '80' : '443'));
    const own = internal === undefined ? [] : [entryOf(internal, '443')];
    this.#entries = allowed.length === 0 ? undefined : [...own, ...listed];
    this.#repositories = new Set(known.map((spec) => repositoryOf(asImageReference(spec))));
  }

  /** Why a pull spec is refused, in the words of the API server; `undefined` when it is not. */
  refusal(reference: ImageReference, transport: RegistryTransport): string | undefined {
    if (this.#entries === undefined || this.#repositories.has(repositoryOf(reference))) return undefined;
    const [host, port] = hostAndPort(reference, transport);
    const names = isDockerHub(host) ? ['docker.io', host] : [host];
    if (names.some((name) => this.#entries?.some((entry) => covers(entry, name, port)))) return undefined;
    const texts = this.#entries.map((entry) => JSON.stringify(`${entry.host}:${entry.port}`));
    const more = texts.length > MOST_SHOWN ? `, and ${texts.length - MOST_SHOWN + 1} more ...` : '';
    const shown = more === '' ? texts : texts.slice(0, MOST_SHOWN - 1);
    const asked = reference.registry || (port === '' ? host : `${host}:${port}`);
    return `registry ${JSON.stringify(asked)} not allowed by whitelist: ${shown.join(', ')}${more}`;
  }
}

/** The host and port that an import would talk to. */
export const registryHostPort = ({ registry, ...rest }: ImageReference, insecure = false): string => {
  const host = dockerDefaults({ ...rest, registry: isDockerHub(registry) ? dockerHub : registry }).registry;
  return host.includes(':') ? host : `${host}:${insecure ? 80 : 443}`;
};

interface Entry {
  readonly host: string;
  readonly port: string;
}

const MOST_SHOWN = 5;

const dockerHub = 'registry-1.docker.io';

const isDockerHub = (host: string): boolean => ['docker.io', 'index.docker.io', dockerHub].includes(host);

const entryOf = (text: string, usualPort: string): Entry => {
  const [host = '', port = usualPort] = text.split(':');
  return { host, port };
};

const hostAndPort = (reference: ImageReference, transport: RegistryTransport): [string, string] => {
  const [, host = reference.registry, port = ''] =
    /^(.*):(\d+)$/.exec(
      transport === 'secure' || reference.registry === '' ? registryHostPort(reference) : reference.registry,
    ) ?? [];
  return [host, transport === 'any' && reference.registry === '' ? '' : port];
};

const covers = (entry: Entry, host: string, port: string): boolean =>
  matches(entry.host, host) && (port === '' ? ['80', '443', '*'].includes(entry.port) : matches(entry.port, port));

const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^$[\](){}|\\/-]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);

const repositoryOf = (reference: ImageReference | undefined): string =>
  reference === undefined ? '' : repositorySpec(dockerDefaults({ ...reference, tag: '', id: '' }));
