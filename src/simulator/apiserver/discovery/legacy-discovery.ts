import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { ApiObject } from '../reply.ts';
import { type GroupVersion, groupVersions } from './group-versions.ts';

/** The document at `/api`. What is older than groups of APIs does not say its own version. */
export const coreVersions = (url: string): ApiObject & Record<string, unknown> =>
  ({
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: url.replace('https://', '') }],
  }) as unknown as ApiObject & Record<string, unknown>;

/** The document at `/apis`. */
export const groupList = (catalog: ApiCatalog): ApiObject & Record<string, unknown> => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: groups(catalog),
});

/** The document at `/apis/<group>`; `undefined` for a group that is not served. */
export const group = (catalog: ApiCatalog, name: string): (ApiObject & Record<string, unknown>) | undefined => {
  const found = groups(catalog).find((each) => each.name === name);
  return found === undefined ? undefined : { kind: 'APIGroup', apiVersion: 'v1', ...found };
};

/** The document at `/apis/<group>/<version>`; `undefined` when that is not served, or not here. */
export const resourceList = (
  catalog: ApiCatalog,
  group: string,
  version: string,
): (ApiObject & Record<string, unknown>) | undefined => {
  const found = groupVersions(catalog).find((each) => each.group === group && each.version === version);
  return found === undefined || found.remote !== undefined
    ? undefined
    : ({
        kind: 'APIResourceList',
        ...(group === '' ? {} : { apiVersion: 'v1' }),
        groupVersion: nameOf(found),
        resources: found.resources,
      } as ApiObject & Record<string, unknown>);
};

interface GroupEntry {
  name: string;
  versions: { groupVersion: string; version: string }[];
  preferredVersion: { groupVersion: string; version: string };
}

const groups = (catalog: ApiCatalog): GroupEntry[] => {
  const entries = new Map<string, GroupEntry>();
  for (const each of groupVersions(catalog)) {
    if (each.group === '') continue;
    const version = { groupVersion: nameOf(each), version: each.version };
    const entry = entries.get(each.group);
    if (entry === undefined)
      entries.set(each.group, { name: each.group, versions: [version], preferredVersion: version });
    else entry.versions.push(version);
  }
  return [...entries.values()];
};

const nameOf = ({ group, version }: GroupVersion): string => (group === '' ? version : `${group}/${version}`);
