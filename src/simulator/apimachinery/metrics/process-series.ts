import { seriesText } from './series-text.ts';

/**
 * What the process takes of the machine, in the text form of Prometheus.
 *
 * @see https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics
 */
export const processSeries = (): string => {
  const { user, system } = process.cpuUsage();
  return [
    seriesText('process_cpu_seconds_total', 'counter', 'Total user and system CPU time spent in seconds.', [
      { labels: {}, value: (user + system) / 1e6 },
    ]),
    seriesText('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.', [
      { labels: {}, value: process.memoryUsage.rss() },
    ]),
    seriesText('process_start_time_seconds', 'gauge', 'Start time of the process since unix epoch in seconds.', [
      { labels: {}, value: performance.timeOrigin / 1000 },
    ]),
  ].join('');
};
