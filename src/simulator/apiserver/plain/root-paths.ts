import { healthChecks } from './health-checks.ts';
import { issuerPaths } from './issuer-pages.ts';

const HEALTH = ['healthz', 'livez', 'readyz'] as const;

/** What the server has at its root: groups, pages and health checks, in order. */
export const rootPaths = (kinds: readonly { readonly group: string; readonly version: string }[]): string[] => {
  const groups = kinds
    .filter(({ group }) => group !== '')
    .flatMap(({ group, version }) => [`/apis/${group}`, `/apis/${group}/${version}`]);
  const health = HEALTH.flatMap((page) => [`/${page}`, ...healthChecks(page).map((check) => `/${page}/${check}`)]);
  const fixed = [
    '/.well-known/oauth-authorization-server',
    issuerPaths.configuration,
    '/api',
    '/api/v1',
    '/apis',
    '/apis/',
    '/metrics',
    '/metrics/slis',
    '/openapi/v2',
    '/openapi/v3',
    '/openapi/v3/',
    issuerPaths.keys,
    '/version',
    '/version/openshift',
  ];
  return [...new Set([...fixed, ...health, ...groups])].sort();
};
