import { processSeries } from '../../apimachinery/metrics/process-series.ts';
import { type Sample, seriesText } from '../../apimachinery/metrics/series-text.ts';
import type { ClusterApi } from '../cluster-api.ts';
import type { Exchange } from '../http/exchange.ts';
import type { JournalEntry } from '../http/request-journal.ts';
import { authorize } from './authorization.ts';

/** How many requests a registry has answered, by code and method. */
export class RequestTotals {
  readonly #totals = new Map<string, number>();

  count({ status, method }: JournalEntry): void {
    const key = `${status} ${method.toLowerCase()}`;
    this.#totals.set(key, (this.#totals.get(key) ?? 0) + 1);
  }

  samples(): Sample[] {
    return [...this.#totals].map(([key, value]) => {
      const [code = '', method = ''] = key.split(' ');
      return { labels: { code, method }, value };
    });
  }
}

/**
 * `GET /extensions/v2/metrics`, for those who may get `registry/metrics`: what the registry has answered, and what its process takes
 * of the machine. Metrics of the real registry that say nothing here are absent. `false` when this is another path.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/metrics/prometheus.go
 */
export const serveMetrics = async (api: ClusterApi, exchange: Exchange, totals: RequestTotals): Promise<boolean> => {
  if (exchange.path !== '/extensions/v2/metrics') return false;
  if (exchange.method !== 'GET') {
    exchange.send(405, {});
    return true;
  }
  await authorize(api, exchange, [{ Type: 'metrics', Class: '', Name: '', Action: 'get' }]);
  exchange.send(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }, metrics(totals));
  return true;
};

const metrics = (totals: RequestTotals): string =>
  [
    seriesText(
      'imageregistry_build_info',
      'gauge',
      "A metric with a constant '1' value labeled by major, minor, git commit & git version from which the image registry was built.",
      [{ labels: { gitCommit: '', gitVersion: '', major: '', minor: '' }, value: 1 }],
    ),
    seriesText(
      'imageregistry_http_in_flight_requests',
      'gauge',
      'A gauge of requests currently being served by the registry.',
      [{ labels: {}, value: 1 }],
    ),
    seriesText(
      'imageregistry_http_requests_total',
      'counter',
      'A counter for requests to the registry.',
      totals.samples(),
    ),
    processSeries(),
  ].join('');
