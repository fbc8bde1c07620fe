import { randomInt } from 'node:crypto';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { templateKind } from '../../resources/kinds/kinds.ts';
import { processTemplate } from '../../resources/templates/process-template.ts';
import type { Template } from '../../resources/templates/template.ts';

/**
 * Puts the values of a template into its objects without a server, as `oc process --local` does.
 *
 * @throws ApiStatusError with what a server would say of a template that cannot be filled in
 */
export const fillHere = (template: Template): Template => {
  const { template: filled, errors } = processTemplate(template, { integer: (below) => randomInt(below) });
  if (errors.length === 0) return filled;
  const causes = errors.map(({ field, shown, detail }) => ({
    reason: shown === undefined ? 'FieldValueRequired' : 'FieldValueInvalid',
    field,
    message: shown === undefined ? `Required value: ${detail}` : `Invalid value: ${shown}: ${detail}`,
  }));
  const { kind, group } = templateKind;
  const { name } = template.metadata;
  const texts = causes.map(({ field, message }) => `${field}: ${message}`).join(', ');
  throw new ApiStatusError({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    reason: 'Invalid',
    code: 422,
    message: `${kind}.${group} "${name}" is invalid: ${causes.length === 1 ? texts : `[${texts}]`}`,
    details: { name, group, kind, causes },
  });
};
