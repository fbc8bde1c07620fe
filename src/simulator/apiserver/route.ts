import type { RemoteVersion } from '../apimachinery/remote-version.ts';
import { isCustomGroup, isCustomResource } from './discovery/custom-group.ts';
import { serveDiscovery } from './discovery/serve-discovery.ts';
import { genericNotFound } from './failure.ts';
import type { ApiRequest, Reply } from './reply.ts';
import { reportUnimplemented } from './report-unimplemented.ts';
import { servePlainPath } from './serve-plain-path.ts';
import type { ServerContext } from './server-context.ts';

/** Loaded by the first request that asks for more than what there is to ask for. */
let resources: Promise<typeof import('./serve-resource.ts')> | undefined;

/**
 * Finds who answers: a storage of the catalog, discovery, or one of the paths beside the API.
 *
 * What is not served is answered as the real server answers what it does not have, and is reported.
 */
export const route = async (request: ApiRequest): Promise<Reply> => {
  const { info, server } = request;
  const plain =
    info.resource === undefined ? ((await serveDiscovery(request)) ?? (await servePlainPath(request))) : undefined;
  if (plain !== undefined) return plain;
  const target = info.resource;
  if (target !== undefined) {
    const { group, version, plural } = target;
    const storage = server.catalog.find({ group, version, plural });
    if (storage !== undefined) {
      resources ??= import('./serve-resource.ts');
      return (await resources).serveResource({ ...request, target }, storage);
    }
  }
  const remote = remoteOf(request.info.path, request.server);
  if (remote !== undefined) return (await import('./remote/serve-remote.ts')).serveRemote(request, remote);
  reportUnimplemented(request);
  if (isServed(request)) throw genericNotFound();
  return noPage;
};

/** Who answers in place of this server for a version of a group. */
export const remoteOf = (path: string, { catalog }: ServerContext): RemoteVersion | undefined => {
  const [root, group = '', version = ''] = path.slice(1).split('/');
  return root === 'apis' ? catalog.findRemote(group, version) : undefined;
};

const noPage: Reply = {
  code: 404,
  contentType: 'text/plain; charset=utf-8',
  body: '404 page not found\n',
  headers: { 'x-content-type-options': 'nosniff' },
};

/** Whether the version of a group is served by programs that know all of it; what definitions define is looked up one by one. */
const isServed = ({ info: { path, resource }, server }: ApiRequest): boolean => {
  const [, root, name = ''] = path.split('/');
  if (root === 'api' && name !== '') return true;
  if (root === 'apis' && name !== '' && !name.endsWith('.openshift.io') && !isCustomGroup(name)) return true;
  return (
    resource !== undefined &&
    server.catalog.storages.some(
      ({ kind }) => kind.group === resource.group && kind.version === resource.version && !isCustomResource(kind),
    )
  );
};
