import { isTrue } from '../../apimachinery/query-flag.ts';
/**
 * What a request asks for, read from its method and path.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/request/requestinfo.go
 */
export interface RequestInfo {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`; the lower-case method for other paths. */
  readonly verb: string;
  /** Decoded. */
  readonly path: string;
  /** Absent for paths such as `/version`, `/apis/apps/v1`. */
  readonly resource?: ResourceRequest;
}

export interface ResourceRequest {
  readonly group: string;
  readonly version: string;
  readonly namespace: string | undefined;
  readonly plural: string;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  /** What follows the subresource: `/nodes/x/proxy/metrics`. */
  readonly rest: readonly string[];
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** `path` is decoded; a `%2f` in it counts as a slash, as it does for the real server. */
export const requestInfo = (method: string, path: string, query: URLSearchParams): RequestInfo => {
  const parts = path.replace(/^\/+|\/+$/g, '').split('/');
  const root = parts.shift();
  const plain: RequestInfo = { verb: method.toLowerCase(), path };
  if ((root !== 'api' && root !== 'apis') || parts.length < (root === 'api' ? 2 : 3)) return plain;
  const group = root === 'api' ? '' : (parts.shift() as string);
  const version = parts.shift() as string;
  const legacyWatch = parts[0] === 'watch';
  if (legacyWatch) parts.shift();
  const resource = { group, version, ...resourceOf(parts) };
  if (resource.plural === '') return plain;
  return { path, ...verbAndName(legacyWatch ? 'watch' : (verbs[method] ?? method.toLowerCase()), resource, query) };
};

const resourceOf = (
  parts: readonly string[],
): Pick<ResourceRequest, 'namespace' | 'plural' | 'name' | 'subresource' | 'rest'> => {
  const namespace = parts[0] === 'namespaces' ? parts[1] : undefined;
  const scoped = namespace !== undefined && parts[2] !== undefined && parts[2] !== 'status' && parts[2] !== 'finalize';
  const [plural = '', name, subresource, ...rest] = scoped ? parts.slice(2) : parts;
  return { namespace, plural, name, subresource, rest };
};

const verbAndName = (
  verb: string,
  resource: ResourceRequest,
  query: URLSearchParams,
): Pick<RequestInfo, 'verb' | 'resource'> => {
  if (resource.name !== undefined) return { verb: verb === 'watch' ? 'watch' : verb, resource };
  if (verb === 'delete') return { verb: 'deletecollection', resource };
  if (verb !== 'get' && verb !== 'watch') return { verb, resource };
  const watching = verb === 'watch' || isTrue(query.get('watch'));
  return { verb: watching ? 'watch' : 'list', resource };
};

/** The one name that a field selector of a list or watch asks for; access rules see it as the name of the request. */
export const selectedName = (query: URLSearchParams): string | undefined =>
  /^metadata\.name==?([^,=!]+)$/.exec(query.get('fieldSelector') ?? '')?.[1];
