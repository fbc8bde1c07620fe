import { isJsonObject } from '../image/json-object.ts';
import type { Credentials } from './credentials.ts';
import { apiHost } from './dial.ts';

/** Credentials by registry, or by registry and path prefix, as they stand in pull secrets. */
export type DockerConfig = Readonly<Record<string, Credentials>>;

/**
 * Reads the payload of a pull secret: `.dockerconfigjson` (with `auths`) or the older `.dockercfg`. Entries that cannot be read are
 * passed over, as the kubelet does.
 */
export const parseDockerConfig = (text: string): DockerConfig => {
  const document = parse(text);
  const auths = isJsonObject(document['auths']) ? document['auths'] : document;
  const entries = Object.entries(auths).flatMap(([registry, entry]) => {
    const credentials = readEntry(entry);
    return credentials ? [[registry, credentials] as const] : [];
  });
  return Object.fromEntries(entries);
};

/** The credentials for a repository: those with the longest matching path win, earlier configurations win over later ones. */
export const findCredentials = (
  configs: readonly DockerConfig[],
  registry: string,
  repository: string,
): Credentials | undefined => {
  const wanted = `${apiHost(registry)}/${repository}`;
  const matches = configs
    .flatMap(placesOf)
    .filter((entry) => wanted === entry.place || wanted.startsWith(`${entry.place}/`));
  return matches.toSorted((left, right) => right.place.length - left.place.length)[0]?.credentials;
};

interface Placed {
  readonly place: string;
  readonly credentials: Credentials;
}

const places = new WeakMap<DockerConfig, readonly Placed[]>();

/** Every pull and import looks into the same few configurations. */
const placesOf = (config: DockerConfig): readonly Placed[] => {
  let known = places.get(config);
  if (known === undefined) {
    known = Object.entries(config).map(([key, credentials]) => ({ place: place(key), credentials }));
    places.set(config, known);
  }
  return known;
};

/** `https://index.docker.io/v1/` is how Docker itself writes Docker Hub. */
const place = (key: string): string => {
  const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
  const [host = '', ...path] = bare.split('/');
  return [apiHost(host), ...path].join('/');
};

const readEntry = (entry: unknown): Credentials | undefined => {
  if (!isJsonObject(entry)) return undefined;
  const { username, password, auth } = entry;
  if (typeof username === 'string' && username && typeof password === 'string') return { username, password };
  if (typeof auth !== 'string') return undefined;
  const decoded = Buffer.from(auth, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon > 0 ? { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) } : undefined;
};

const parse = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
};
