import { seriesText } from '../../apimachinery/metrics/series-text.ts';
import { healthChecks } from '../plain/health-checks.ts';
import type { Reply } from '../reply.ts';

const PAGES = ['healthz', 'livez', 'readyz'] as const;

/**
 * `/metrics/slis`: what the health checks have come to.
 *
 * @see https://kubernetes.io/docs/reference/instrumentation/slis/
 */
export const healthMetrics = (): Reply => ({
  code: 200,
  contentType: 'text/plain; version=0.0.4; charset=utf-8; escaping=values',
  body: seriesText(
    'kubernetes_healthcheck',
    'gauge',
    '[STABLE] This metric records the result of a single healthcheck.',
    PAGES.flatMap((type) => healthChecks(type).map((name) => ({ labels: { name, type }, value: 1 }))),
  ),
});
