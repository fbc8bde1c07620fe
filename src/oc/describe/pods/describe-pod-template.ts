import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { annotationLines, labelLines, tolerationLines } from '../kubernetes-lines.ts';
import { describeVolumes } from '../storage/describe-volumes.ts';
import { describeContainers } from './describe-containers.ts';
import { describeSpread } from './describe-spread.ts';

/** `Pod Template:` of a workload, as lines of cells. */
export const describePodTemplate = (template: PodTemplateSpec | null | undefined): string => {
  if (!template) return 'Pod Template:\n  <unset>';
  const { metadata = {}, spec } = template;
  return [
    'Pod Template:\n',
    labelLines('  Labels', metadata.labels),
    Object.keys(metadata.annotations ?? {}).length > 0 ? annotationLines('  Annotations', metadata.annotations) : '',
    spec.serviceAccountName ? `  Service Account:\t${spec.serviceAccountName}\n` : '',
    spec.initContainers?.length ? describeContainers('Init Containers', spec.initContainers) : '',
    describeContainers('Containers', spec.containers),
    describeVolumes(spec.volumes, '  '),
    describeSpread(spec.topologySpreadConstraints, '  '),
    spec.priorityClassName ? `  Priority Class Name:\t${spec.priorityClassName}\n` : '',
    labelLines('  Node-Selectors', spec.nodeSelector),
    tolerationLines('  Tolerations', spec.tolerations),
  ].join('');
};
