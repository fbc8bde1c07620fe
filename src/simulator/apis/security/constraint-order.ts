import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';

/**
 * The order in which constraints are tried: those with a higher priority first, then the stricter ones, then by name. What
 * makes constraints lax has points, by weight.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/managing-security-context-constraints.html#scc-prioritization_configuring-internal-oauth
 */
export const inOrder = (constraints: readonly SecurityContextConstraints[]): SecurityContextConstraints[] =>
  constraints.toSorted(
    (one, other) =>
      (other.priority ?? 0) - (one.priority ?? 0) ||
      pointsOf(one) - pointsOf(other) ||
      (one.metadata.name < other.metadata.name ? -1 : 1),
  );

const pointsOf = (constraints: SecurityContextConstraints): number =>
  (constraints.allowPrivilegedContainer ? 1_600_000 : 0) +
  (constraints.allowHostPorts ? 800_000 : 0) +
  (constraints.allowHostNetwork ? 400_000 : 0) +
  volumePoints(constraints.volumes ?? []) +
  (STRATEGIES[constraints.seLinuxContext.type ?? ''] ?? 0) +
  (STRATEGIES[constraints.runAsUser.type ?? ''] ?? 0) +
  capabilityPoints(constraints);

const STRATEGIES: Readonly<Record<string, number>> = {
  RunAsAny: 40_000,
  MustRunAsNonRoot: 30_000,
  MustRunAsRange: 20_000,
  MustRunAs: 10_000,
};

/** Volumes that hold nothing but what the API knows. */
const TRIVIAL = ['secret', 'configMap', 'emptyDir', 'downwardAPI', 'projected', 'none'];

const volumePoints = (volumes: readonly string[]): number => {
  if (volumes.includes('hostPath') || volumes.includes('*')) return 200_000;
  return volumes.every((volume) => TRIVIAL.includes(volume)) ? 0 : 100_000;
};

const capabilityPoints = ({
  defaultAddCapabilities,
  allowedCapabilities,
  requiredDropCapabilities,
}: SecurityContextConstraints): number => {
  const points =
    5000 +
    300 * (defaultAddCapabilities ?? []).length +
    (hasAll(allowedCapabilities) || allowedCapabilities?.includes('*')
      ? 4000
      : 10 * (allowedCapabilities ?? []).length) -
    (hasAll(requiredDropCapabilities) ? 3000 : 50 * (requiredDropCapabilities ?? []).length);
  return Math.min(Math.max(points, 0), 9999);
};

const hasAll = (capabilities: readonly string[] | null): boolean =>
  (capabilities ?? []).some((capability) => capability.toUpperCase() === 'ALL');
