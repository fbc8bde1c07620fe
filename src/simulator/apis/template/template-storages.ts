import { processedTemplateKind, templateKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Template } from '../../../resources/template.ts';
import { type FieldError, invalid, invalidObject, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { processTemplate } from './process-template.ts';

/**
 * Templates, and what makes objects of them. Nothing makes objects of template instances.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/template/apiserver/registry
 */
export const templateStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(templateKind, machinery, { validate: (template) => validateParameters(template) }),
  {
    kind: processedTemplateKind,
    create: async (_, sent) => {
      const template = sent as Template;
      const refuse = (errors: readonly FieldError[]): void => {
        if (errors.length > 0) throw invalidObject(templateKind, template.metadata.name, [...errors]);
      };
      refuse(validateParameters(template));
      const { template: processed, errors } = processTemplate(template, machinery.random);
      refuse(errors);
      return processed as KubeObject;
    },
  },
];

const validateParameters = (template: KubeObject): FieldError[] =>
  ((template as Template).parameters ?? []).flatMap(({ name }, index) => {
    const field = `parameters[${index}].name`;
    if (!name) return [required(field)];
    return /^[a-zA-Z0-9_]+$/.test(name) ? [] : [invalid(field, name, 'does not match ^[a-zA-Z0-9_]+$')];
  });
