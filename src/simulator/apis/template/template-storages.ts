import { processedTemplateKind, templateKind } from '../../../resources/kinds/kinds.ts';
import { brokerTemplateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { processTemplate } from '../../../resources/templates/process-template.ts';
import type { Template } from '../../../resources/templates/template.ts';
import { admittedWrites } from '../../apimachinery/admitted-writes.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { type FieldError, invalidObject, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { templateInstanceStorage } from './template-instances.ts';
import { validateParameters } from './validate-parameters.ts';

/**
 * Templates, what makes lists of objects of them, and those that the cluster itself makes objects of.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/template/apiserver/registry
 */
export const templateStorages = (machinery: Machinery, authorize: Authorizer): RestStorage[] => [
  plainStorage(templateKind, machinery, {
    answersDeleteWith: 'object',
    requireResourceVersion: true,
    applyDefaults: (template) => withoutEmptyList(template as Template),
    validate: (template) => validateParameters((template as Template).parameters),
  }),
  templateInstanceStorage(machinery, authorize),
  plainStorage(brokerTemplateInstanceKind, machinery, {
    requireResourceVersion: true,
    ...checkedBy(async (object) => (await import('./validate-broker-instance.ts')).validateBrokerInstance(object)),
  }),
  admittedWrites(machinery.subresources)({
    kind: processedTemplateKind,
    tracksFields: true,
    create: async (_, sent) => {
      const template = sent as Template;
      const refuse = (errors: readonly FieldError[]): void => {
        if (errors.length > 0) throw invalidObject(templateKind, template.metadata.name, [...errors]);
      };
      refuse(validateParameters(template.parameters));
      const { template: processed, errors } = processTemplate(template, machinery.random);
      refuse(
        errors.map(({ field, shown, detail }) =>
          shown === undefined ? required(field, detail) : invalidGo(field, shown, detail),
        ),
      );
      // It is no template that is stored.
      const { uid: __, ...metadata } = processed.metadata;
      return { ...processed, metadata: { ...metadata, creationTimestamp: null } } as unknown as KubeObject;
    },
  }),
];

/** The real server keeps a list of no objects as none at all. */
const withoutEmptyList = (template: Template): void => {
  if (!template.objects?.length) template.objects = null;
};
