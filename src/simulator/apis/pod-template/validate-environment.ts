import type { EnvVar } from '../../../resources/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const;
const printable = /^[ -<>-~]+$/;

/** The findings about the environment variables of a container. */
export const validateEnvironment = (variables: readonly EnvVar[], path: string): FieldError[] =>
  variables.flatMap((variable, index) => [
    ...validateName(variable.name, `${path}[${index}].name`),
    ...(variable.valueFrom === undefined ? [] : validateSource(variable, `${path}[${index}].valueFrom`)),
  ]);

const validateName = (name: string | undefined, path: string): FieldError[] => {
  if (!name) return [required(path)];
  return printable.test(name)
    ? []
    : [
        invalid(
          path,
          name,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      ];
};

const validateSource = ({ value, valueFrom = {} }: EnvVar, path: string): FieldError[] => {
  const given = SOURCES.filter((source) => valueFrom[source] !== undefined);
  if (given.length === 0)
    return [
      invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'),
    ];
  if (value) return [invalid(path, '', 'may not be specified when `value` is not empty')];
  if (given.length > 1) return [invalid(path, '', 'may not have more than one field specified at a time')];
  const key = valueFrom.configMapKeyRef ?? valueFrom.secretKeyRef;
  return key !== undefined && !key.key ? [required(`${path}.${given[0]}.key`)] : [];
};
