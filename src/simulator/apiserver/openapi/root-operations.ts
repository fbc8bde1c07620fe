import { isCustomGroup } from '../discovery/custom-group.ts';
import type { GroupVersion } from '../discovery/group-versions.ts';
import { issuerPaths } from '../plain/issuer-pages.ts';
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
    [
      `${issuerPaths.configuration}/`,
      [{ ...tells('getServiceAccountIssuerOpenIDConfiguration', 'WellKnown', ISSUER), ...asText('application/json') }],
    ],
    [
      `${issuerPaths.keys}/`,
      [{ ...tells('getServiceAccountIssuerOpenIDKeyset', 'openid', KEYS), ...asText('application/jwk-set+json') }],
    ],
    ['/version/', [{ ...tells('getCodeVersion', 'version', 'get the version of the code', INFO), ...asJson }]],
  ]);
};

const INFO = 'io.k8s.apimachinery.pkg.version.Info';
const ISSUER = 'get the OpenID configuration of the issuer of service account tokens';
const KEYS = 'get the JSON Web Key Set of the issuer of service account tokens';
const asJson = { consumes: ['application/json'], produces: ['application/json'] };
const asText = (type: string): Pick<Operation, 'consumes' | 'produces'> => ({ consumes: [], produces: [type] });

/** Without a schema the answer is text. */
const tells = (id: string, tag: string, description: string, schema?: string): Operation => ({
  method: 'get',
  id,
  tag,
  description,
  parameters: [],
  consumes: metaTypes,
  produces: metaTypes,
  answers: { codes: [200], ...(schema === undefined ? {} : { schema }) },
});
