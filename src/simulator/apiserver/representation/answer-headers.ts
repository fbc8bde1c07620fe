import { randomUUID } from 'node:crypto';
import type { RequestInfo } from '../request/request-info.ts';
import type { Served } from '../served.ts';
import { warningHeader } from './warning-header.ts';

/** The groups of OpenShift's own API server, and what is defined in them, which that of Kubernetes serves. */
const groups = ['apps', 'authorization', 'build', 'image', 'project', 'quota', 'route', 'security', 'template'];
const prefixes = new Set(groups.map((group) => `${group}.openshift.io`));
const defined = new Set(['clusterresourcequotas', 'rolebindingrestrictions', 'securitycontextconstraints']);

/** The headers of every answer; warnings are those that are known by now. */
export const answerHeaders = ({ info, flow, warnings }: Served): Record<string, string | string[]> => ({
  'audit-id': randomUUID(),
  'cache-control': isStrict(info) ? 'no-cache, private, no-store' : 'no-cache, private',
  ...flow,
  ...warningHeader(warnings),
});

const isStrict = (info: RequestInfo | undefined): boolean => {
  if (info === undefined) return false;
  const { path, resource } = info;
  if (resource !== undefined) return prefixes.has(resource.group) && !defined.has(resource.plural);
  const [, root, group = '', version] = path.split('/');
  return root === 'apis' && version !== undefined && prefixes.has(group);
};
