import { descriptionOf } from './description.ts';
import { consumedBy, metaSchemas, type Operation, streamedBy } from './operation.ts';
import { inPath, pretty, queryOf } from './parameters.ts';
import { identity, type ResourcePath, rootOf } from './resource-path.ts';

/** The old paths of watches, below `/watch`; custom resources have none. */
export const watchOperations = (place: ResourcePath): [string, Operation[]][] => {
  if (place.isCustom || !place.resource.verbs.includes('watch')) return [];
  const watched = (path: string): string => path.replace(rootOf(place.version), `${rootOf(place.version)}/watch`);
  return [
    ...(place.resource.namespaced
      ? ([[watched(place.everywhere), [watch(place, place.everywhere, true)]]] as [string, Operation[]][])
      : []),
    [watched(place.collection), [watch(place, place.collection)]],
    [watched(place.object), [watch(place, place.object)]],
  ];
};

const watch = (place: ResourcePath, path: string, everywhere = false): Operation => {
  const action = path === place.object ? 'watch' : 'watchlist';
  return {
    ...identity(place, 'watch', { after: action === 'watch' ? '' : 'List', everywhere }),
    method: 'get',
    action,
    kind: place.kind,
    description: descriptionOf(action, place.owner),
    parameters: [...inPath(path, place.owner), ...queryOf.list(), ...pretty()],
    consumes: consumedBy(place.isCustom),
    produces: streamedBy(place.isCustom),
    answers: { codes: [200], schema: metaSchemas.watchEvent },
  };
};
