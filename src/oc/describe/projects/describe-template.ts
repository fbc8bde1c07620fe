import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Template, TemplateParameter } from '../../../resources/templates/template.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field, pairs } from '../openshift-lines.ts';

/** What `oc describe template` and `oc process -o describe` print. */
export const describeTemplate = (template: Template, now: number): string =>
  [
    alignOpenShift(`${describeMeta(template.metadata, now)}\n`),
    alignOpenShift(
      [
        'Parameters:\t \n',
        ...(template.parameters ?? []).map((parameter) => `${parameterLines(parameter)}\n`),
        '\n',
        field('Object Labels', pairs(template.labels).join(',')),
        '\n',
        field('Message', template.message),
        '\n',
      ].join(''),
    ),
    alignOpenShift(`Objects:\t \n${(template.objects ?? []).map(objectLine).join('')}`),
  ].join('');

const parameterLines = (parameter: TemplateParameter): string => {
  const { name, displayName, description, required = false, generate, from, value } = parameter;
  return [
    field('    Name', name),
    displayName ? field('    Display Name', displayName) : '',
    description ? field('    Description', description) : '',
    field('    Required', String(required)),
    value || !generate ? field('    Value', value) : '',
    generate ? field(value ? '    Generated (ignored)' : '    Generated', generate) : '',
    generate ? field('    From', from) : '',
  ].join('');
};

const objectLine = ({ apiVersion = '', kind = '', metadata }: KubeObject): string => {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `    ${kind}${group}\t${metadata?.name ?? ''}\n`;
};
