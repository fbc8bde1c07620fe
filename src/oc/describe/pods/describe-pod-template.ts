import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { annotationLines, labelLines, tolerationLines } from '../kubernetes-lines.ts';
import { describeContainers } from './describe-containers.ts';
import { describeVolumes } from './describe-volumes.ts';

/** `Pod Template:` of a workload, as lines of cells. */
export const describePodTemplate = ({ metadata, spec }: PodTemplateSpec): string =>
  [
    'Pod Template:\n',
    labelLines('  Labels', metadata.labels),
    Object.keys(metadata.annotations ?? {}).length > 0 ? annotationLines('  Annotations', metadata.annotations) : '',
    spec.serviceAccountName ? `  Service Account:\t${spec.serviceAccountName}\n` : '',
    spec.initContainers?.length ? describeContainers('Init Containers', spec.initContainers, undefined, '  ') : '',
    describeContainers('Containers', spec.containers, undefined, '  '),
    describeVolumes(spec.volumes, '  '),
    spec.priorityClassName ? `  Priority Class Name:\t${spec.priorityClassName}\n` : '',
    labelLines('  Node-Selectors', spec.nodeSelector),
    tolerationLines('  Tolerations', spec.tolerations),
  ].join('');
