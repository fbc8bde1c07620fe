import { podTemplateKind } from '../../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import type { PodTemplateSpec } from '../../../../resources/workloads/pod-spec.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import type { RestStorage } from '../../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../../plain-storage.ts';
import { applyPodTemplateDefaults } from '../../pod-template/pod-spec-defaults.ts';
import { validatePodTemplate } from '../../pod-template/validate-pod-spec.ts';
import { podWarnings } from '../../warnings/pod-warnings.ts';

type PodTemplate = KubeObject & { template?: PodTemplateSpec };

/** Templates of pods that are objects of their own, which nothing makes pods of. */
export const podTemplateStorage = (machinery: Machinery): RestStorage =>
  plainStorage(podTemplateKind, machinery, {
    generation: true,
    answersDeleteWith: 'object',
    applyDefaults: (object: PodTemplate) => applyPodTemplateDefaults((object.template ??= {} as PodTemplateSpec)),
    warnings: ({ metadata, template }: PodTemplate, old) =>
      template === undefined || metadata.generation === old?.metadata.generation
        ? []
        : podWarnings(template, 'template.'),
    ...checkedBy(({ template }: PodTemplate) => validatePodTemplate(template as never, 'template')),
  });
