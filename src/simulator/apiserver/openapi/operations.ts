import { isCustomResource } from '../discovery/custom-group.ts';
import type { DiscoveredResource, GroupVersion } from '../discovery/group-versions.ts';
import { connections, isConnection } from './connections.ts';
import { metaSchemas, metaTypes, type Operation } from './operation.ts';
import { operationId, tagOf } from './operation-id.ts';
import { collectionOperations, listOfAll, objectOperations } from './resource-operations.ts';
import { resourcePath, rootOf } from './resource-path.ts';
import { watchOperations } from './watch-operations.ts';

type Path = readonly [path: string, operations: readonly Operation[]];

/** All paths of a group version with their operations. */
export const operationsByPath = (version: GroupVersion): ReadonlyMap<string, readonly Operation[]> =>
  new Map(
    [...discovery(version), ...version.resources.flatMap((resource) => pathsOf(version, resource))].filter(
      ([, operations]) => operations.length > 0,
    ),
  );

const pathsOf = (version: GroupVersion, resource: DiscoveredResource): readonly Path[] => {
  const place = resourcePath(version, resource);
  if (place.below !== undefined)
    return isConnection(place) ? connections(place) : [[place.object, objectOperations(place)]];
  return [
    ...(resource.namespaced ? [[place.everywhere, listOfAll(place)] as const] : []),
    [place.collection, collectionOperations(place)],
    [place.object, objectOperations(place)],
    ...watchOperations(place),
  ];
};

/** What tells which resources there are; that of custom resources is not published. */
const discovery = (version: GroupVersion): readonly Path[] =>
  version.resources.every((resource) => isCustomResource({ group: version.group, kind: resource.kind }))
    ? []
    : [
        [
          `${rootOf(version)}/`,
          [
            {
              method: 'get',
              id: operationId('get', version, 'APIResources'),
              tag: tagOf(version),
              description: 'get available resources',
              parameters: [],
              consumes: metaTypes,
              produces: metaTypes,
              answers: { codes: [200], schema: metaSchemas.resources },
            },
          ],
        ],
      ];
