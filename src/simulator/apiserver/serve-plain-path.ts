import { serveHealth } from './plain/health.ts';
import { oauthMetadata } from './plain/oauth-metadata.ts';
import { versionPage } from './plain/version-page.ts';
import { kubernetesVersion, openShiftVersion } from './plain/versions.ts';
import type { ApiRequest, Reply } from './reply.ts';
import type { Page } from './server-context.ts';

const json = (document: object): Reply => ({
  code: 200,
  contentType: 'application/json',
  body: JSON.stringify(document, undefined, 2),
});

const index: Page = async ({ server }) => {
  const kinds = server.catalog.storages.map(({ kind }) => kind);
  return json({ paths: (await import('./plain/root-paths.ts')).rootPaths(kinds) });
};

const pages: Readonly<Record<string, Page>> = {
  '/': index,
  '/index.html': index,
  '/version': versionPage(kubernetesVersion),
  '/version/openshift': versionPage(openShiftVersion),
  '/metrics': async (request) => (await import('./metrics/metrics-page.ts')).metricsPage(request),
  '/metrics/slis': async () => (await import('./metrics/health-metrics.ts')).healthMetrics(),
  '/.well-known/oauth-authorization-server': ({ server }) => json(oauthMetadata(server.url())),
};

/** Answers the paths beside the API: versions, health, OpenAPI, OAuth metadata. `undefined` for any other. */
export const servePlainPath = async (request: ApiRequest): Promise<Reply> => {
  const path = request.info.path.length > 1 ? request.info.path.replace(/\/$/, '') : request.info.path;
  const page = request.server.pages?.[path] ?? pages[path];
  if (page !== undefined) return page(request);
  if (path.startsWith('/openapi/'))
    return (await import('./openapi/serve-openapi.ts')).serveOpenApi(request, request.info.path);
  return serveHealth(request, request.info.path);
};
