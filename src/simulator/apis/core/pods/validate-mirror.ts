import { MIRROR, type Pod } from '../../../../resources/workloads/pod.ts';
import { type FieldError, forbiddenField, invalid } from '../../../apimachinery/field-error.ts';
import { APP_ARMOR } from '../../pod-template/app-armor-annotation.ts';

const PATH = 'metadata.annotations';

/** A mirror is of a pod on some node. */
export const validateMirror = ({ metadata, spec }: Pod): FieldError[] => {
  const value = metadata.annotations?.[MIRROR];
  return value === undefined || spec.nodeName
    ? []
    : [invalid(`${PATH}[${MIRROR}]`, value, 'must set spec.nodeName if mirror pod annotation is set')];
};

/** The findings about annotations that stay as they are for as long as a pod lives. */
export const validateFixedAnnotations = ({ metadata }: Pod, { metadata: before }: Pod): FieldError[] => {
  const { annotations: now = {} } = metadata;
  const { annotations: old = {} } = before;
  const changed = (key: string): FieldError[] => {
    if (now[key] === old[key]) return [];
    const what = key === MIRROR ? 'mirror pod annotation' : key.startsWith(APP_ARMOR) && 'AppArmor annotations';
    const how = key in old ? 'remove or update' : 'add';
    return what ? [forbiddenField(`${PATH}[${key}]`, `may not ${how} ${what}`)] : [];
  };
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap(changed);
};
