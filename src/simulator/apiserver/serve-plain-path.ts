import { genericMethodNotAllowed } from './failure.ts';
import { serveHealth } from './plain/health.ts';
import { issuerPaths } from './plain/issuer-pages.ts';
import { oauthMetadata } from './plain/oauth-metadata.ts';
import { kubernetesVersion, openShiftVersion } from './plain/versions.ts';
import type { ApiRequest, Reply } from './reply.ts';
import type { Page } from './server-context.ts';

const json = (document: object): Reply => ({
  code: 200,
  contentType: 'application/json',
  body: JSON.stringify(document, undefined, 2),
});

const pages: Readonly<Record<string, Page>> = {
  '/': ({ server }) => json({ paths: rootPaths(server.catalog.storages.map(({ kind }) => kind)) }),
  '/version': ({ exchange }) => {
    if (exchange.method !== 'GET') throw genericMethodNotAllowed();
    return json(kubernetesVersion);
  },
  '/version/openshift': () => json(openShiftVersion),
  '/metrics': async (request) => (await import('./metrics/metrics-page.ts')).metricsPage(request),
  '/metrics/slis': async () => (await import('./metrics/health-metrics.ts')).healthMetrics(),
  '/.well-known/oauth-authorization-server': ({ server }) => json(oauthMetadata(server.url())),
};

/** Answers the paths beside the API: versions, health, OpenAPI, OAuth metadata. `undefined` for any other. */
export const servePlainPath = async (request: ApiRequest): Promise<Reply> => {
  const path = request.info.path.length > 1 ? request.info.path.replace(/\/$/, '') : request.info.path;
  const page = request.server.pages?.[path] ?? pages[path];
  if (page !== undefined) return page(request);
  if (path.startsWith('/openapi/')) return (await import('./openapi/serve-openapi.ts')).serveOpenApi(request, path);
  return serveHealth(request, request.info.path);
};

const rootPaths = (kinds: readonly { group: string; version: string }[]): string[] => {
  const groups = kinds
    .filter(({ group }) => group !== '')
    .flatMap(({ group, version }) => [`/apis/${group}`, `/apis/${group}/${version}`]);
  const fixed = [
    '/.well-known/oauth-authorization-server',
    issuerPaths.configuration,
    '/api',
    '/api/v1',
    '/apis',
    '/healthz',
    '/livez',
    '/metrics',
    '/metrics/slis',
    '/openapi/v2',
    '/openapi/v3',
    issuerPaths.keys,
    '/readyz',
    '/version',
    '/version/openshift',
  ];
  return [...new Set([...fixed, ...groups])].sort();
};
