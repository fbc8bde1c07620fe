import type { Affinity, NodeSelectorTerm } from '../../../../resources/workloads/affinity.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import type { PodSpec, Toleration } from '../../../../resources/workloads/pod-spec.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../../apimachinery/field-error.ts';
import { goMap, invalidGo } from '../../../apimachinery/go-value.ts';
import { validatePodSpec } from '../../pod-template/validate-pod-spec.ts';
import { validateOpenedGates } from '../../pod-template/validate-scheduling-gates.ts';

/**
 * The findings about the changed spec of a pod: images, deadlines and tolerations may change; a pod that is held back by gates
 * may also be tied closer to nodes.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validatePodUpdate = ({ spec }: Pod, { spec: old }: Pod): FieldError[] => {
  if (equal(spec, old)) return [];
  const found = validatePodSpec(spec, 'spec');
  for (const list of ['containers', 'initContainers'] as const)
    if ((spec[list] ?? []).length !== (old[list] ?? []).length)
      return [...found, forbiddenField(`spec.${list}`, 'pod updates may not add or remove containers')];
  const deadline = validateDeadline(spec.activeDeadlineSeconds, old.activeDeadlineSeconds);
  if (deadline.length > 0) return [...found, ...deadline];
  const isGated = (old.schedulingGates ?? []).length > 0;
  return [
    ...found,
    ...validateAddedTolerations(spec.tolerations ?? [], old.tolerations ?? []),
    ...validateOpenedGates(spec.schedulingGates ?? [], old.schedulingGates ?? [], 'spec.schedulingGates'),
    ...(isGated ? validateNarrowerChoice(spec, old) : []),
    ...(equal(fixedParts(spec, isGated), fixedParts(old, isGated)) ? [] : [forbiddenField('spec', FIXED)]),
  ];
};

/** A deadline may be set and be brought forward. */
const validateDeadline = (seconds: number | undefined, before: number | undefined): FieldError[] => {
  const path = 'spec.activeDeadlineSeconds';
  if (before === undefined) return [];
  if (seconds === undefined) return [invalid(path, null, 'must not update from a positive integer to nil value')];
  return seconds > before ? [invalid(path, seconds, 'must be less than or equal to previous value')] : [];
};

/** Tolerations may be added, and last longer or shorter. */
const validateAddedTolerations = (tolerations: readonly Toleration[], before: readonly Toleration[]): FieldError[] => {
  const isKept = before.every((kept) =>
    tolerations.some((each) => equal({ ...each, tolerationSeconds: 0 }, { ...kept, tolerationSeconds: 0 })),
  );
  return isKept
    ? []
    : [forbiddenField('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')];
};

/** What stands for terms in a finding, whose fields it does not show. */
const TERMS = 'core.NodeSelectorTerm';

/** What a pod asks of nodes may become more while nobody looks for one. */
const validateNarrowerChoice = (spec: PodSpec, old: PodSpec): FieldError[] => {
  const selector = spec.nodeSelector ?? {};
  const isKept = Object.entries(old.nodeSelector ?? {}).every(([key, value]) => selector[key] === value);
  const before = termsOf(old);
  const terms = termsOf(spec);
  const path = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
  return [
    ...(isKept
      ? []
      : [
          invalidGo(
            'spec.nodeSelector',
            goMap(selector),
            'only additions to spec.nodeSelector are allowed (no mutations or deletions)',
          ),
        ]),
    ...(before.length > 0 && before.length !== terms.length
      ? [invalidGo(path, TERMS, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')]
      : before.flatMap((term, index) =>
          hasOnlyMore(terms[index] ?? {}, term)
            ? []
            : [invalidGo(`${path}[${index}]`, TERMS, 'only additions are allowed (no mutations or deletions)')],
        )),
  ];
};

const termsOf = ({ affinity }: PodSpec): readonly NodeSelectorTerm[] =>
  affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];

const hasOnlyMore = (term: NodeSelectorTerm, before: NodeSelectorTerm): boolean => {
  const fields = ['matchExpressions', 'matchFields'] as const;
  const isEmpty = fields.every((field) => (before[field] ?? []).length === 0);
  const isKept = fields.every((field) =>
    (before[field] ?? []).every((requirement, index) => equal(term[field]?.[index], requirement)),
  );
  return isKept && (!isEmpty || equal(term, before));
};

const FIXED =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const fixedParts = (spec: PodSpec, isGated: boolean): unknown => ({
  ...spec,
  activeDeadlineSeconds: undefined,
  schedulingGates: undefined,
  tolerations: undefined,
  containers: spec.containers.map((container) => ({ ...container, image: undefined })),
  initContainers: spec.initContainers?.map((container) => ({ ...container, image: undefined })),
  ...(isGated ? { nodeSelector: undefined, affinity: withoutNodes(spec.affinity) } : {}),
});

const withoutNodes = (affinity: Affinity | undefined): Affinity | undefined => {
  const others = { ...affinity, nodeAffinity: undefined };
  return Object.values(others).every((value) => value === undefined) ? undefined : others;
};
