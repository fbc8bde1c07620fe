import { groupResource } from '../../../resources/resource-kind.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import { seriesText } from './series-text.ts';

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
  const { user, system } = process.cpuUsage();
  return {
    code: 200,
    contentType: 'text/plain; version=0.0.4; charset=utf-8; escaping=underscores',
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
      seriesText('process_cpu_seconds_total', 'counter', 'Total user and system CPU time spent in seconds.', [
        { labels: {}, value: (user + system) / 1e6 },
      ]),
      seriesText('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.', [
        { labels: {}, value: process.memoryUsage.rss() },
      ]),
      seriesText('process_start_time_seconds', 'gauge', 'Start time of the process since unix epoch in seconds.', [
        { labels: {}, value: performance.timeOrigin / 1000 },
      ]),
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
