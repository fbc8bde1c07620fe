import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateDriverName } from './driver-name.ts';

interface VolumeAttachment extends KubeObject {
  spec?: {
    attacher?: string;
    nodeName?: string;
    source?: { persistentVolumeName?: string; inlineVolumeSpec?: object };
  };
}

const ONE_OF = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/storage/validation/validation.go */
export const validateAttachment = (attachment: VolumeAttachment): FieldError[] => {
  const { attacher = '', source: { persistentVolumeName: name } = {} } = attachment.spec ?? {};
  return [
    ...validateSpec(attachment),
    ...validateDriverName(attacher, 'spec.attacher'),
    ...(name === undefined
      ? []
      : dnsSubdomain(name).map((text) => invalid('spec.source.persistentVolumeName', name, text))),
  ];
};

/** The findings about a change: nothing of the spec may. */
export const validateAttachmentUpdate = (attachment: VolumeAttachment, old: VolumeAttachment): FieldError[] => [
  ...validateAttachment(attachment),
  ...(equal(attachment.spec, old.spec)
    ? []
    : [invalidGo('spec', goStructValue('storage.VolumeAttachmentSpec', attachment.spec), 'field is immutable')]),
];

const validateSpec = ({ spec: { attacher, nodeName = '', source = {} } = {} }: VolumeAttachment): FieldError[] => {
  const { persistentVolumeName: name, inlineVolumeSpec: inline } = source;
  return [
    ...(attacher ? [] : [required('spec.attacher')]),
    ...(name === undefined && inline === undefined ? [required('spec.source', ONE_OF)] : []),
    ...(name !== undefined && inline !== undefined ? [forbiddenField('spec.source', ONE_OF)] : []),
    ...(name === '' && inline === undefined
      ? [required('spec.source.persistentVolumeName', 'must specify non empty persistentVolumeName')]
      : []),
    ...dnsSubdomain(nodeName).map((text) => invalid('spec.nodeName', nodeName, text)),
  ];
};
