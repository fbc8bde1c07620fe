import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import { processSeries } from '../../apimachinery/metrics/process-series.ts';
import { seriesText } from '../../apimachinery/metrics/series-text.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import { nominalSeats } from './nominal-seats.ts';

/**
 * `/metrics`: what the server has counted, and what its process takes of the machine. Metrics of the real server that say
 * nothing here are absent.
 *
 * @see https://kubernetes.io/docs/reference/instrumentation/metrics/
 */
export const metricsPage = ({ server: { catalog, machinery, meter } }: ApiRequest): Reply => {
  const resources = new Set(
    catalog.storages.filter(({ watch }) => watch !== undefined).map(({ kind }) => groupResource(kind)),
  );
  return {
    code: 200,
    contentType: 'text/plain; version=0.0.4; charset=utf-8; escaping=values',
    body: [
      meter.text(),
      seriesText(
        'apiserver_storage_objects',
        'gauge',
        '[STABLE] Number of stored objects at the time of last check split by kind. In case of a fetching error, the value will be -1.',
        [...resources].map((resource) => ({ labels: { resource }, value: machinery.store.list(resource).length })),
      ),
      seriesText(
        'kubernetes_build_info',
        'gauge',
        "[ALPHA] A metric with a constant '1' value labeled by major, minor, git version, git commit, git tree state, build date, Go version, and compiler from which Kubernetes was built, and platform on which it is running.",
        [{ labels: buildLabels, value: 1 }],
      ),
      nominalSeats(machinery.store),
      processSeries(),
    ].join(''),
  };
};

const buildLabels = {
  build_date: kubernetesVersion.buildDate,
  compiler: kubernetesVersion.compiler,
  git_commit: kubernetesVersion.gitCommit,
  git_tree_state: kubernetesVersion.gitTreeState,
  git_version: kubernetesVersion.gitVersion,
  go_version: kubernetesVersion.goVersion,
  major: kubernetesVersion.major,
  minor: kubernetesVersion.minor,
  platform: kubernetesVersion.platform,
};
