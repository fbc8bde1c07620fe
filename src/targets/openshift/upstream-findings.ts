import type { Capability } from '../../ports/capabilities.ts';
import type { Finding } from '../../ports/finding.ts';

/** What experiments can do with the world outside, by what `--upstream` says. */
export const upstreamFindings = (upstream: string | undefined): readonly Finding[] => {
  const kind = upstream?.split(':')[0];
  const isOwn = kind === 'container' || kind === 'in-cluster';
  const why = upstream === undefined ? 'no --upstream was named' : `--upstream ${upstream}`;
  const finding = (
    capability: Capability,
    name: string,
    isPresent: boolean,
    detail: string,
    remedy: string,
  ): Finding =>
    isPresent
      ? { name, state: 'present', detail: why, capability }
      : { name, state: 'missing', detail: `${why}: ${detail}`, remedy, capability };
  return [
    finding(
      'upstream-push',
      'a registry to push to',
      upstream !== undefined && upstream !== 'public',
      'scenarios that bring their own images are skipped',
      '--upstream registry.example.com/team, reached from here and from the nodes; or container, in-cluster',
    ),
    finding(
      'upstream-control',
      'external registries: stopping',
      isOwn,
      'they belong to others',
      '--upstream container on the machine of the cluster, or --upstream in-cluster',
    ),
    finding(
      'upstream-journal',
      'external registries: access logs',
      kind === 'container',
      'they cannot be read',
      '--upstream container on the machine of the cluster',
    ),
    finding(
      'upstream-faults',
      'external registries: faults',
      false,
      'real ones answer as they do',
      'on the embedded cluster: --target simulated',
    ),
  ];
};
