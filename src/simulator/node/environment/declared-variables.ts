import type { ConfigMap } from '../../../resources/config-map.ts';
import type { Container, EnvVar } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { expandVariables } from '../../apimachinery/pods/expand-variables.ts';
import { configurationOf, UnusableConfiguration } from './configuration.ts';
import type { DownwardFacts } from './downward-facts.ts';
import { fieldValue } from './field-value.ts';
import { resourceValue } from './resource-value.ts';

/**
 * The variables that a container declares: those of whole config maps and secrets first, which single ones override.
 *
 * @param services what values may refer to besides earlier variables
 * @throws UnusableConfiguration
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export const declaredVariables = (
  container: Container,
  facts: DownwardFacts,
  services: Readonly<Record<string, string>>,
  listers: Listers,
): Record<string, string> => {
  const { namespace } = facts.pod.metadata;
  const variables: Record<string, string> = {};
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const configuration = configMapRef
      ? configurationOf({ kind: 'ConfigMap', ...configMapRef }, namespace, listers)
      : secretRef && configurationOf({ kind: 'Secret', ...secretRef }, namespace, listers);
    for (const key of configuration?.keys ?? [])
      if (isText(configuration?.source, key)) variables[`${prefix}${key}`] = String(configuration?.read(key));
  }
  for (const variable of container.env ?? []) {
    const { name, value } = variable;
    const found = value
      ? expandVariables(value, (referred) => variables[referred] ?? services[referred])
      : variable.valueFrom === undefined
        ? ''
        : referredValue(variable.valueFrom, container, facts, listers);
    if (found !== undefined) variables[name] = found;
  }
  return variables;
};

/** Binary data of config maps makes no variables. */
const isText = (source: ConfigMap | undefined, key: string): boolean => source?.binaryData?.[key] === undefined;

/** `undefined` when the source is not there and need not be. */
const referredValue = (
  { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef }: NonNullable<EnvVar['valueFrom']>,
  container: Container,
  facts: DownwardFacts,
  listers: Listers,
): string | undefined => {
  if (fieldRef !== undefined) return fieldValue(facts, fieldRef.fieldPath);
  if (resourceFieldRef !== undefined) return resourceValue(resourceFieldRef, facts, container);
  const reference = configMapKeyRef ?? secretKeyRef;
  if (reference === undefined) return '';
  const kind = configMapKeyRef === undefined ? 'Secret' : 'ConfigMap';
  const { namespace } = facts.pod.metadata;
  const configuration = configurationOf({ kind, ...reference }, namespace, listers);
  const text = isText(configuration?.source, reference.key) ? configuration?.read(reference.key) : undefined;
  if (text !== undefined) return String(text);
  if (configuration === undefined || reference.optional === true) return undefined;
  throw new UnusableConfiguration(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`);
};
