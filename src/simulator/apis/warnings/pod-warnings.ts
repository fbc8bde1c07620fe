import type { Affinity, PodAffinityTerm } from '../../../resources/workloads/affinity.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { containersOf } from '../pod-template/containers-of.ts';
import { claimSpecWarnings } from './claim-warnings.ts';
import { containerPortWarnings } from './container-port-warnings.ts';
import { containerWarnings } from './container-warnings.ts';
import { fractionWarnings } from './fraction-warnings.ts';
import { nodeLabelWarning, requirementWarnings } from './node-label-warnings.ts';
import { overlappingPathWarnings } from './overlapping-path-warnings.ts';
import { volumeTypeWarnings } from './volume-type-warnings.ts';

const annotationFates: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const NO_SELECTOR = 'a null labelSelector results in matching no pod';

/** What pods and templates of pods have in common. */
interface Runnable {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> | undefined };
  readonly spec: PodSpec;
}

/**
 * What a client is told of a pod or a template that is valid, and yet hardly what somebody means.
 *
 * @param root the path of the template with a dot; empty for a pod
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/pod/warnings.go
 */
export const podWarnings = ({ metadata, spec }: Runnable, root: string): string[] => {
  const path = `${root}spec`;
  const annotations = metadata?.annotations ?? {};
  const containers = containersOf(spec, path);
  return [
    ...Object.keys(spec.nodeSelector ?? {}).flatMap((label) =>
      nodeLabelWarning(label, (advice) => `${path}.nodeSelector[${label}]: ${advice}`),
    ),
    ...nodeAffinityWarnings(spec.affinity, `${path}.affinity.nodeAffinity`),
    ...spreadWarnings(spec, `${path}.topologySpreadConstraints`),
    ...Object.entries(annotationFates)
      .filter(([key]) => annotations[key] !== undefined)
      .map(([key, fate]) => `${root}metadata.annotations[${key}]: ${fate}`),
    ...(spec.volumes ?? []).flatMap((volume, index) => {
      const claim = volume.ephemeral?.volumeClaimTemplate;
      const at = `${path}.volumes[${index}]`;
      const ofClaim = claim == null ? [] : claimSpecWarnings(claim.spec, `${at}.ephemeral.volumeClaimTemplate.spec`);
      return volumeTypeWarnings(volume as unknown as Record<string, unknown>, at, ofClaim);
    }),
    ...overlappingPathWarnings(spec.volumes ?? []),
    ...saidAgain(
      (spec.hostAliases ?? []).map(({ ip }) => ip),
      (index) => `${path}.hostAliases[${index}].ip: duplicate ip`,
    ),
    ...pullSecretWarnings(spec, `${path}.imagePullSecrets`),
    ...fractionWarnings(spec.overhead, `${path}.overhead`),
    ...(spec.securityContext?.seccompProfile == null && annotations[SECCOMP] !== undefined
      ? [`${root}metadata.annotations[${SECCOMP}]: non-functional in v1.27+; use the "seccompProfile" field instead`]
      : []),
    ...containers.flatMap(([container, at]) => containerWarnings(container, at, spec, annotations, root)),
    ...containerPortWarnings(containers),
    ...((spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
      : []),
    ...(['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) =>
      podAffinityWarnings(spec.affinity?.[kind], `${path}.affinity.${kind}`),
    ),
  ];
};

const nodeAffinityWarnings = (affinity: Affinity | undefined, path: string): string[] => {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, ...rest } = affinity?.nodeAffinity ?? {};
  const hard = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const soft = `${path}.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...(required?.nodeSelectorTerms ?? []).flatMap(({ matchExpressions }, index) =>
      requirementWarnings(matchExpressions, `${hard}[${index}].matchExpressions`),
    ),
    ...(rest.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(({ preference }, index) =>
      requirementWarnings(preference?.matchExpressions, `${soft}[${index}].preference.matchExpressions`),
    ),
  ];
};

const spreadWarnings = ({ topologySpreadConstraints: constraints = [] }: PodSpec, path: string): string[] =>
  constraints.flatMap(({ topologyKey, labelSelector }, index) => [
    ...nodeLabelWarning(topologyKey, (advice) => `${path}[${index}].topologyKey: ${topologyKey} is ${advice}`),
    ...(labelSelector == null ? [`${path}[${index}].labelSelector: ${NO_SELECTOR}`] : []),
  ]);

const pullSecretWarnings = ({ imagePullSecrets: secrets = [] }: PodSpec, path: string): string[] => [
  ...saidAgain(
    secrets.map(({ name }) => name),
    (index) => `${path}[${index}].name: duplicate name`,
  ),
  ...secrets.flatMap(({ name }, index) => (name ? [] : [`${path}[${index}].name: invalid empty name ""`])),
];

const saidAgain = (texts: readonly (string | undefined)[], where: (index: number) => string): string[] =>
  texts.flatMap((text, index) =>
    texts.slice(0, index).some((other) => (other ?? '') === (text ?? ''))
      ? [`${where(index)} ${JSON.stringify(text ?? '')}`]
      : [],
  );

type PodAffinity = NonNullable<Affinity['podAffinity']>;

const podAffinityWarnings = (affinity: PodAffinity | undefined, path: string): string[] => {
  const hard = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const soft = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const tell = (term: PodAffinityTerm | undefined, where: string): string[] =>
    term?.labelSelector == null ? [`${path}.${where}.labelSelector: ${NO_SELECTOR}`] : [];
  return [
    ...hard.flatMap((term, index) => tell(term, `requiredDuringSchedulingIgnoredDuringExecution[${index}]`)),
    ...soft.flatMap(({ podAffinityTerm }, index) =>
      tell(podAffinityTerm, `preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`),
    ),
  ];
};
