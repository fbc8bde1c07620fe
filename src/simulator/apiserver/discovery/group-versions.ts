import { createHash } from 'node:crypto';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { type CustomKind, isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { RemoteResource, RemoteVersion } from '../../apimachinery/remote-version.ts';
import type { Connect, RestStorage, Subresource } from '../../apimachinery/rest-storage.ts';
import { byVersionPriority } from '../../apimachinery/version-priority.ts';
import { facts, type ResourceFact } from '../facts/load-facts.ts';
import { isCustomGroup } from './custom-group.ts';

/** What discovery says of one group version. */
export interface GroupVersion {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly DiscoveredResource[];
  /** Whether another server answers for it, which can be reached or not. */
  readonly remote?: 'reached' | 'missed';
  /** The resources whose objects are the answer to their deletion. */
  readonly answeredWhenDeleted?: readonly string[];
  /** Those that are defined by users. */
  readonly customKinds?: readonly CustomKind[];
}

/** One resource or subresource (`pods/log`). Its group and version are those of the kind, where they differ from the resource's. */
export interface DiscoveredResource extends RemoteResource {
  readonly storageVersionHash?: string;
}

const derived = new WeakMap<ApiCatalog, { generation: number; versions: readonly GroupVersion[] }>();

/** Everything that a catalog serves, in the order of the real server; groups that it does not have come last. */
export const groupVersions = (catalog: ApiCatalog): readonly GroupVersion[] => {
  const known = derived.get(catalog);
  if (known?.generation === catalog.generation) return known.versions;
  const versions = derive(catalog);
  derived.set(catalog, { generation: catalog.generation, versions });
  return versions;
};

const derive = (catalog: ApiCatalog): GroupVersion[] => {
  const versions = new Map<string, { group: string; version: string; storages: RestStorage[] }>(
    catalog.remotes.map(({ group, version }) => [`${group}/${version}`, { group, version, storages: [] }]),
  );
  for (const storage of catalog.storages) {
    const { group, version } = storage.kind;
    const key = apiVersionOf(storage.kind);
    const entry = versions.get(key);
    if (entry === undefined) versions.set(key, { group, version, storages: [storage] });
    else entry.storages.push(storage);
  }
  return [...versions.values()]
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        one.group.localeCompare(other.group) ||
        byVersionPriority(one.version, other.version),
    )
    .map(({ group, version, storages }) => ({
      group,
      version,
      resources: resourcesOf(group, version, storages),
      ...answeredWhenDeleted(storages),
      ...customKinds(storages),
      ...(storages.length === 0 && remoteParts(catalog.findRemote(group, version))),
    }));
};

const remoteParts = (remote: RemoteVersion | undefined): Pick<GroupVersion, 'remote' | 'resources'> => ({
  remote: remote?.place === undefined ? 'missed' : 'reached',
  resources: remote?.resources ?? [],
});

const answeredWhenDeleted = (storages: readonly RestStorage[]): Pick<GroupVersion, 'answeredWhenDeleted'> => {
  const answered = storages.filter(({ answersDeleteWith }) => answersDeleteWith === 'object');
  return answered.length === 0 ? {} : { answeredWhenDeleted: answered.map(({ kind }) => kind.plural) };
};

const customKinds = (storages: readonly RestStorage[]): Pick<GroupVersion, 'customKinds'> => {
  const kinds = storages.map(({ kind }) => kind).filter(isCustomKind);
  return kinds.length === 0 ? {} : { customKinds: kinds };
};

const rank = ({ group, version }: { group: string; version: string }): number => {
  if (group === '') return -1;
  const { groups } = facts('discovery');
  const index = groups.findIndex(({ name }) => name === group);
  return index < 0 ? groups.length * 10 : index * 10 + Math.max(0, groups[index]?.versions.indexOf(version) ?? 0);
};

const resourcesOf = (group: string, version: string, storages: readonly RestStorage[]): DiscoveredResource[] => {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const known = facts('discovery')[path] ?? [];
  return storages
    .flatMap((storage) => [
      main(storage, known),
      ...Object.entries(storage.subresources ?? {}).map(([name, each]) => below(storage, name, each, known)),
    ])
    .filter(({ verbs }) => verbs.length > 0)
    .sort(
      (one, other) =>
        placeIn(known, one.name) - placeIn(known, other.name) || (orderOf(one.name) < orderOf(other.name) ? -1 : 1),
    );
};

/** The status comes before what else is below a resource. */
const orderOf = (name: string): string => name.replace(/\/status$/, '/');

/** Groups of custom resources are not in alphabetical order. */
const placeIn = (known: readonly ResourceFact[], name: string): number => {
  const index = known.findIndex((each) => each.name === name);
  return index < 0 ? known.length : index;
};

/** The fields are in the order in which the real server writes them. */
const main = (storage: RestStorage, known: readonly ResourceFact[]): DiscoveredResource => {
  const { kind } = storage;
  const fact = known.find(({ name }) => name === kind.plural);
  const verbs = fact === undefined ? mainVerbs : fact.verbs.split(' ');
  const shortNames = fact === undefined ? kind.shortNames : fact.shortNames?.split(' ');
  const categories = fact === undefined ? kind.categories : fact.categories?.split(' ');
  return {
    name: kind.plural,
    singularName: fact?.singularName ?? kind.singular,
    namespaced: kind.namespaced,
    ...(isCustomGroup(kind.group) || fact?.group === undefined ? {} : { group: fact.group, version: fact.version }),
    kind: kind.kind,
    verbs: verbs.filter((verb) => implementsVerb(storage, verb)),
    ...(shortNames?.length ? { shortNames } : {}),
    ...(categories?.length ? { categories } : {}),
    ...storageVersionHash(kind, fact),
  };
};

/** Facts have it for what a real server comes with; for custom resources it follows from their names. */
const storageVersionHash = (
  kind: ResourceKind,
  fact: ResourceFact | undefined,
): Pick<DiscoveredResource, 'storageVersionHash'> => {
  if (fact?.storageVersionHash !== undefined) return { storageVersionHash: fact.storageVersionHash };
  if (fact !== undefined || !isCustomKind(kind)) return {};
  const digest = createHash('sha256').update(`${kind.group}/${kind.version}/${kind.kind}`).digest();
  return { storageVersionHash: digest.subarray(0, 8).toString('base64') };
};

const below = (
  { kind }: RestStorage,
  name: string,
  subresource: Subresource,
  known: readonly ResourceFact[],
): DiscoveredResource => {
  const fact = known.find((each) => each.name === `${kind.plural}/${name}`);
  const verbs = subVerbs.filter((verb) => implementsSubresourceVerb(subresource, verb));
  const foreign = subresource.kind.group !== kind.group || subresource.kind.version !== kind.version;
  return {
    name: `${kind.plural}/${name}`,
    singularName: '',
    namespaced: kind.namespaced,
    ...(foreign
      ? { group: fact?.group ?? subresource.kind.group, version: fact?.version ?? subresource.kind.version }
      : {}),
    kind: fact?.kind ?? subresource.kind.kind,
    verbs: fact === undefined ? verbs : fact.verbs.split(' ').filter((verb) => verbs.includes(verb)),
  };
};

const mainVerbs = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];
const connectVerbs: Readonly<Record<Connect['protocol'], readonly string[]>> = {
  exec: ['create', 'get'],
  log: ['get'],
  refused: ['create', 'delete', 'get', 'patch', 'update'],
  upload: ['create'],
};
const subVerbs = ['create', 'delete', 'get', 'patch', 'update'];

const implementsVerb = (storage: RestStorage, verb: string): boolean => {
  const method = verb === 'patch' ? 'update' : verb === 'deletecollection' ? 'deleteCollection' : verb;
  return (storage as unknown as Record<string, unknown>)[method] !== undefined;
};

const implementsSubresourceVerb = (subresource: Subresource, verb: string): boolean => {
  if (subresource.connect !== undefined) return connectVerbs[subresource.connect.protocol].includes(verb);
  return (subresource as unknown as Record<string, unknown>)[verb === 'patch' ? 'update' : verb] !== undefined;
};
