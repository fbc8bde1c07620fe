import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** All objects of a cluster by resource, each as text that is the same for equal objects. */
export type Objects = ReadonlyMap<string, readonly string[]>;

interface ResourceList {
  readonly groupVersion: string;
  readonly resources: readonly { readonly name: string; readonly verbs: readonly string[] }[];
}

/** Events count what is chance; the others are about how a process is doing. */
const LEFT_OUT = new Set(['events', 'leases', 'componentstatuses', 'nodes', 'endpointslices', 'images.config']);

/** The paths at which a cluster lists what it keeps. */
export const resourcePaths = async (api: KubeApi): Promise<string[]> => {
  const { body } = await api.request<{ groups: { preferredVersion: { groupVersion: string } }[] }>({
    method: 'GET',
    path: '/apis',
  });
  const roots = ['/api/v1', ...body.groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)];
  const lists = await Promise.all(
    roots.map(async (path) => [path, (await api.request<ResourceList>({ method: 'GET', path })).body] as const),
  );
  return lists.flatMap(([root, { resources }]) =>
    resources
      .filter(({ name, verbs }) => verbs.includes('list') && !LEFT_OUT.has(name))
      .map(({ name }) => `${root}/${name}`),
  );
};

/** Reads everything that stands at these paths. */
export const objectsOf = async (
  api: KubeApi,
  paths: readonly string[],
  text: (object: object) => string,
): Promise<Objects> =>
  new Map(
    await Promise.all(
      paths.map(async (path) => {
        const { body } = await api.request<{ items?: object[] }>({ method: 'GET', path });
        return [path, (body.items ?? []).map(text).sort()] as const;
      }),
    ),
  );

/** Objects that one cluster has and the other has not, by resource, each from a little before where they part. */
export const differencesOf = (theirs: Objects, ours: Objects): string[] =>
  [...theirs].flatMap(([path, objects]) => {
    const [missing, added] = [without(objects, ours.get(path) ?? []), without(ours.get(path) ?? [], objects)];
    return Array.from({ length: Math.max(missing.length, added.length) }, (_, index) =>
      parting(path, missing[index] ?? 'none', added[index] ?? 'none'),
    );
  });

const parting = (path: string, theirs: string, ours: string): string => {
  const [name] = (theirs === 'none' ? ours : theirs).split(' ', 1);
  const at = [...theirs].findIndex((letter, index) => letter !== ours[index]);
  const shown = (text: string): string => text.slice(Math.max(0, at - CONTEXT), at + CONTEXT);
  return `${path} ${name}\n  real:     ${shown(theirs)}\n  built-in: ${shown(ours)}`;
};

/** Letters of an object that are shown before and after the place where it differs. */
const CONTEXT = 120;

const without = (all: readonly string[], others: readonly string[]): string[] => {
  const rest = [...others];
  return all.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
};
