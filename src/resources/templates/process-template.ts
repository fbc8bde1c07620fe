import { inKeyOrder } from '../../image/key-order.ts';
import { kinds } from '../kinds/kinds.ts';
import { apiVersionOf } from '../kinds/resource-kind.ts';
import type { KubeObject } from '../kube-object.ts';
import { type Chance, expressionValue } from './expression-value.ts';
import type { Template, TemplateParameter } from './template.ts';

/** What keeps a template from being filled in, at a field of it. */
export interface TemplateProblem {
  readonly field: string;
  /** What is there, as Go prints it; nothing where a value is missing. */
  readonly shown?: string;
  readonly detail: string;
}

/** A template with its values in their places, and what kept them from it. */
export interface Processed {
  readonly template: Template;
  readonly errors: readonly TemplateProblem[];
}

/**
 * Generates the values of a template and puts them, and the labels, into its objects. Namespaces that are written out are
 * taken away, so that the objects go where the template is used.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/images/using-templates
 */
export const processTemplate = (template: Template, random: Chance): Processed => {
  const errors: TemplateProblem[] = [];
  const parameters = (template.parameters ?? []).map((parameter, index) =>
    withValue(parameter, { index, random, errors }),
  );
  if (errors.length > 0) return { template, errors };
  const values = new Map(parameters.map(({ name, value = '' }) => [name, value]));
  const labels =
    template.labels &&
    Object.fromEntries(
      Object.entries(template.labels).map(([key, value]) => [inText(key, values), inText(value, values)]),
    );
  return {
    template: {
      ...template,
      ...(template.message !== undefined && { message: inText(template.message, values) }),
      // The real server answers with the fields of free-form objects in the order of their names.
      objects: (template.objects ?? []).map((object) =>
        inKeyOrder(labelled(substitute(withoutPlace(object), values), labels)),
      ),
      ...(template.parameters && { parameters }),
      ...(labels && { labels }),
    },
    errors,
  };
};

/** A parameter as errors print it. */
const goParameter = ({ required, ...texts }: TemplateParameter): string => {
  const { name, displayName, description, value, generate, from } = texts;
  const fields = { Name: name, DisplayName: displayName, Description: description, Value: value };
  const shown = Object.entries({ ...fields, Generate: generate, From: from }).map(
    ([field, text]) => `${field}:${JSON.stringify(text ?? '')}`,
  );
  return `v1.Parameter{${shown.join(', ')}, Required:${required === true}}`;
};

const withValue = (
  parameter: TemplateParameter,
  { index, random, errors }: { index: number; random: Chance; errors: TemplateProblem[] },
): TemplateParameter => {
  if (parameter.value) return parameter;
  const field = `template.parameters[${index}]`;
  let value = '';
  if (parameter.generate === 'expression') {
    try {
      value = expressionValue(parameter.from ?? '', random);
    } catch (error) {
      errors.push({ field, shown: goParameter(parameter), detail: (error as Error).message });
      return parameter;
    }
  } else if (parameter.generate) {
    const detail = `Unknown generator name '${parameter.generate}' for parameter ${parameter.name}`;
    errors.push({ field, shown: JSON.stringify(parameter.generate), detail });
    return parameter;
  }
  if (value === '' && parameter.required)
    errors.push({ field, detail: `${field}: parameter ${parameter.name} is required and must be specified` });
  return value === '' ? parameter : { ...parameter, value };
};

const reference = /\$\{([a-zA-Z0-9_]+?)\}/g;

const inText = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(reference, (whole, name: string) => values.get(name) ?? whole);

/** `${{NAME}}` alone becomes what the value is in JSON. */
const inValue = (text: string, values: ReadonlyMap<string, string>): unknown => {
  const value = values.get(/^\$\{\{([a-zA-Z0-9_]+)\}\}$/.exec(text)?.[1] ?? '');
  if (value === undefined) return inText(text, values);
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const substitute = <T>(node: T, values: ReadonlyMap<string, string>): T => {
  if (typeof node === 'string') return inValue(node, values) as T;
  if (Array.isArray(node)) return node.map((each: unknown) => substitute(each, values)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [inText(key, values), substitute(value as unknown, values)]),
  ) as T;
};

const withoutPlace = (object: KubeObject): KubeObject => {
  const { namespace, ...metadata } = object.metadata ?? {};
  return namespace === undefined || /\$\{[a-zA-Z0-9_]+?\}/.test(namespace)
    ? object
    : { ...object, metadata: metadata as KubeObject['metadata'] };
};

const labelled = (object: KubeObject, labels: Readonly<Record<string, string>> | undefined): KubeObject => ({
  ...object,
  apiVersion: groupified(object),
  ...(labels && { metadata: { ...object.metadata, labels: { ...textLabels(object), ...labels } } }),
});

/** Labels of which one is no text, such as `yes` in YAML, are overlooked. */
const textLabels = ({ metadata }: KubeObject): Readonly<Record<string, string>> => {
  const labels = metadata?.labels ?? {};
  return Object.values(labels).every((value) => typeof value === 'string') ? labels : {};
};

/** Templates of OpenShift 3 say `v1` for kinds that have a group of their own since. */
const groupified = ({ apiVersion, kind }: KubeObject): string => {
  if (apiVersion !== 'v1' || kinds.some((row) => row.kind === kind && row.group === '')) return apiVersion ?? '';
  const found = kinds.find((row) => row.kind === kind && row.group.endsWith('.openshift.io'));
  return found ? apiVersionOf(found) : apiVersion;
};
