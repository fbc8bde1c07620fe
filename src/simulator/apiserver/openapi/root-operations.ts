import { isCustomGroup } from '../discovery/custom-group.ts';
import type { GroupVersion } from '../discovery/group-versions.ts';
import { metaSchemas, metaTypes, type Operation } from './operation.ts';
import { capitalized, wordsOf } from './operation-id.ts';

/** Paths that belong to no version of a group: which groups and versions there are, and which the server is. */
export const rootOperations = (versions: readonly GroupVersion[]): ReadonlyMap<string, readonly Operation[]> => {
  const groups = new Set(versions.map(({ group }) => group).filter((group) => group !== '' && !isCustomGroup(group)));
  return new Map([
    ['/api/', [tells('getCoreAPIVersions', 'core', 'get available API versions', metaSchemas.versions)]],
    ['/apis/', [tells('getAPIVersions', 'apis', 'get available API versions', metaSchemas.groups)]],
    ...[...groups].map((group): [string, Operation[]] => {
      const id = `get${capitalized(wordsOf(group))}APIGroup`;
      return [`/apis/${group}/`, [tells(id, wordsOf(group), 'get information of a group', metaSchemas.group)]];
    }),
    ['/version/', [{ ...tells('getCodeVersion', 'version', 'get the version of the code', INFO), ...asJson }]],
  ]);
};

const INFO = 'io.k8s.apimachinery.pkg.version.Info';
const asJson = { consumes: ['application/json'], produces: ['application/json'] };

const tells = (id: string, tag: string, description: string, schema: string): Operation => ({
  method: 'get',
  id,
  tag,
  description,
  parameters: [],
  consumes: metaTypes,
  produces: metaTypes,
  answers: { codes: [200], schema },
});
