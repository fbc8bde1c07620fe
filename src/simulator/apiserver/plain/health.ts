import type { ApiRequest, Reply } from '../reply.ts';
import { type HealthPage, healthChecks } from './health-checks.ts';

const text = (code: number, body: string): Reply => ({
  code,
  contentType: 'text/plain; charset=utf-8',
  body,
  headers: { 'x-content-type-options': 'nosniff' },
});

/** `/healthz`, `/livez`, `/readyz`, each check below them, and `?verbose` with a line a check. `undefined` for other paths. */
export const serveHealth = ({ query }: ApiRequest, path: string): Reply => {
  const match = /^\/(healthz|livez|readyz)(?:\/(.+))?$/.exec(path);
  if (match === null) return undefined;
  const [, name = '', check] = match;
  const checks = healthChecks(name as HealthPage);
  if (check !== undefined) return checks.includes(check) ? text(200, 'ok') : text(404, '404 page not found\n');
  if (!query.has('verbose')) return text(200, 'ok');
  const excluded = query.getAll('exclude');
  const lines = checks.map((each) => (excluded.includes(each) ? `[+]${each} excluded: ok` : `[+]${each} ok`));
  return text(200, `${lines.join('\n')}\n${name} check passed\n`);
};
