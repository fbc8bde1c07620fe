import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ListOptions } from '../rest-storage.ts';
import { selectsFields } from './field-selector.ts';

/** Whether a list or watch with these options covers the object. */
export const isSelected = ({ labelSelector, fieldSelector }: ListOptions, object: KubeObject): boolean =>
  (labelSelector === undefined || labelSelector(object.metadata.labels ?? {})) &&
  (fieldSelector === undefined || selectsFields(fieldSelector, object));
