import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateDataKey } from '../validation/data-key.ts';
import { validateFieldPath, validateResourceField } from './validate-downward-file.ts';

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
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  return [
    ...(fieldRef === undefined ? [] : validateFieldPath(fieldRef, `${path}.fieldRef.fieldPath`, FIELDS)),
    ...(resourceFieldRef === undefined
      ? []
      : validateResourceField(resourceFieldRef, `${path}.resourceFieldRef`, false)),
    ...(configMapKeyRef === undefined ? [] : validateKeyReference(configMapKeyRef, `${path}.configMapKeyRef`)),
    ...(secretKeyRef === undefined ? [] : validateKeyReference(secretKeyRef, `${path}.secretKeyRef`)),
    ...(given.length === 0
      ? [invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`')]
      : value
        ? [invalid(path, '', 'may not be specified when `value` is not empty')]
        : given.length > 1
          ? [invalid(path, '', 'may not have more than one field specified at a time')]
          : []),
  ];
};

const validateKeyReference = ({ name = '', key }: { name?: string; key?: string }, path: string): FieldError[] => [
  ...dnsSubdomain(name).map((text) => invalid(`${path}.name`, name, text)),
  ...(key ? validateDataKey(key, `${path}.key`) : [required(`${path}.key`)]),
];

const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

interface EnvironmentSource {
  prefix?: string;
  configMapRef?: { name?: string };
  secretRef?: { name?: string };
}

/** The findings about the config maps and secrets that a container takes all its variables from. */
export const validateEnvironmentSources = (sources: readonly unknown[], path: string): FieldError[] =>
  sources.flatMap((source, index) => {
    const { prefix, configMapRef, secretRef } = source as EnvironmentSource;
    const named = (name = '', field: string): FieldError[] =>
      name === ''
        ? [required(`${path}[${index}].${field}.name`)]
        : dnsSubdomain(name).map((text) => invalid(`${path}[${index}].${field}.name`, name, text));
    return [
      ...(prefix ? validateName(prefix, `${path}[${index}].prefix`) : []),
      ...(configMapRef === undefined ? [] : named(configMapRef.name, 'configMapRef')),
      ...(secretRef === undefined ? [] : named(secretRef.name, 'secretRef')),
      ...(configMapRef === undefined && secretRef === undefined
        ? [invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`')]
        : configMapRef !== undefined && secretRef !== undefined
          ? [invalid(path, '', 'may not have more than one field specified at a time')]
          : []),
    ];
  });
